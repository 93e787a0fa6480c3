package io.saddlebag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    private Path home;

    @Test
    void every_setting_stands_in_code_and_in_the_example() throws IOException {
        var named = Pattern.compile("(?:duration|number|flag|text|bytes)\\(\"(saddlebag\\.[a-z.-]+)\"\\)"
                // LoginSettings names its keys once, for its messages name them too.
                + "|String (?:KEY = \"|[A-Z_]+ = \"(?=saddlebag\\.[a-z]+-))(saddlebag\\.[a-z-]+)\"");
        var inCode = new TreeSet<String>();
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                named.matcher(Files.readString(source))
                        .results()
                        .forEach(found -> inCode.add(found.group(1) == null ? found.group(2) : found.group(1)));
            }
        }

        var inExample = Configuration.defaults().keySet().stream()
                .filter(key -> key.startsWith("saddlebag."))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(inExample).isEqualTo(inCode);
    }

    @Test
    void a_setting_that_is_not_there_and_a_time_without_a_unit_are_named_with_their_lines() throws IOException {
        Files.writeString(
                home.resolve("application.properties"),
                "# mine\nsaddlebag.pauze = 1s\nsaddlebag.request-timeout = 30\n");

        assertThat(Configuration.of(home, name -> null).problems())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "application.properties:2: there is no setting 'saddlebag.pauze'. Did you mean 'saddlebag.pause'?",
                        "application.properties:3: saddlebag.request-timeout is '30', which has no unit."
                                + " Write 30s for 30 seconds.");
    }

    @Test
    void what_the_settings_read_from_the_environment_is_kept_from_the_tests() throws IOException {
        var read = names("env:(\\w+)", "application.properties.example");

        assertThat(read).isNotEmpty();
        assertThat(names("<variable>(\\w+)</variable>", "pom.xml")).isEqualTo(read);
    }

    private static TreeSet<String> names(String pattern, String file) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(Path.of(file)))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void the_environment_is_read_where_a_default_names_it() {
        var configuration = Configuration.of(home, name -> name.equals("SALESFORCE_CLIENT_ID") ? "abc" : null);

        assertThat(configuration.text("camel.component.salesforce.client-id")).isEqualTo("abc");
        assertThat(configuration.text("camel.component.salesforce.login-url"))
                .isEqualTo("https://login.salesforce.com");
    }
}
