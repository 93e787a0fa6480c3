package io.saddlebag.salesforce.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Child;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.oauth.App;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells of signing in is what the program says and takes. */
class ReadmeSignInTest {

    @TempDir
    private Path home;

    @Test
    void the_table_of_refusals_holds_every_one_that_the_program_knows_in_its_words() throws IOException {
        var symptoms = Arrays.stream(SignInError.values())
                .filter(error -> error != SignInError.OTHER)
                .collect(Collectors.groupingBy(
                        error -> List.of(inGeneral(error.cause()), inGeneral(error.cure())),
                        LinkedHashMap::new,
                        Collectors.mapping(ReadmeSignInTest::symptom, Collectors.joining("<br>"))));

        var rows = symptoms.entrySet().stream()
                .map(row -> "| %s | %s | %s |"
                        .formatted(
                                row.getValue(),
                                row.getKey().get(0),
                                row.getKey().get(1)))
                .toList();

        assertThat(readme()).contains(String.join("\n", rows));
    }

    @Test
    void a_key_that_was_made_by_the_readmes_lines_signs_in() throws Exception {
        for (var line : lines("keytool .*-alias saddlebag ")) {
            run(line);
        }
        try (var simulator = Simulator.start();
                var crt = Files.newInputStream(home.resolve("saddlebag.crt"))) {
            var certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(crt);
            simulator.oauth().register(App.saddlebag().withCertificate(certificate));
            var settings = Loader.settings(
                    simulator,
                    LoginSettings.USER_NAME,
                    "demo@saddlebag.test",
                    LoginSettings.KEY_STORE,
                    "saddlebag.p12",
                    LoginSettings.KEY_STORE_PASSWORD,
                    "key-password");

            var check = LoginCheck.of(
                    new LoginSettings(settings, home), new CredentialsStore(home), InstantSource.system());

            assertThat(check.sentences()).singleElement().asString().startsWith("Signing in works, by JWT: Demo User");
        }
    }

    /** As somebody at a terminal: keytool asks for the password, and for a new key store once more. */
    private void run(String line) throws IOException, InterruptedException {
        var words = line.split(" ");
        words[0] = Child.tool("keytool");
        var process = Child.start(new ProcessBuilder(words)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("keytool.log").toFile()));
        try (var typed = process.outputWriter()) {
            typed.write("key-password\nkey-password\n");
        }
        assertThat(process.waitFor())
                .as(Files.readString(home.resolve("keytool.log")))
                .isZero();
    }

    private static List<String> lines(String command) throws IOException {
        return Pattern.compile("^\\$ (" + command + ".*)$", Pattern.MULTILINE)
                .matcher(readme())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String symptom(SignInError error) {
        return "`" + error.symptom() + "`" + (error.onlyBy().isEmpty() ? "" : " (" + error.onlyBy() + ")");
    }

    private static String inGeneral(String sentence) {
        var told = sentence.replace("{user}", "the user")
                .replace(" {app}", "")
                .replace("{callback}", "the one that the message shows")
                .replace("{login-url}", "the login URL");
        return told.startsWith("the ") ? "T" + told.substring(1) : told;
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }
}
