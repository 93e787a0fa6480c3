package io.saddlebag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionSettingTest {

    private static final String KEY = "camel.component.salesforce.api-version";

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"abc", "66,0", "-1", "66.5", "latest"})
    void what_is_no_version_is_named_with_its_line_and_what_one_looks_like(String value) throws IOException {
        assertThat(written("# mine\n" + KEY + " = " + value))
                .isEqualTo("application.properties:2: " + KEY + " is '" + value
                        + "', which is not an API version. Write it as 66.0 or v66.0.");
    }

    @Test
    void an_empty_one_is_named() throws IOException {
        assertThat(written(KEY + " ="))
                .isEqualTo("application.properties:1: " + KEY
                        + " is empty. Write a version, for instance 66.0, or remove the line.");
    }

    @Test
    void one_that_salesforce_retired_is_named_with_the_release() throws IOException {
        assertThat(written(KEY + " = v20.0"))
                .isEqualTo("application.properties:1: " + KEY
                        + " is 'v20.0'. Salesforce retired the API versions 1.0 to 20.0 in Summer '22 (June 2022)."
                        + " Set a newer one, for instance 66.0.");
        assertThat(written(KEY + " = 30")).contains("21.0 to 30.0 in Summer '25 (June 2025).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"camel.component.salesforce.apiVersion", "camel.component.salesforce.API-VERSION"})
    void another_spelling_that_camel_takes_is_the_same_setting(String key) throws IOException {
        assertThat(written(key + " = 20.0")).startsWith("application.properties:1: " + KEY + " is '20.0'.");
        Files.writeString(home.resolve("application.properties"), key + " = 57.0");

        assertThat(Configuration.of(home, name -> null).values())
                .containsEntry(KEY, "57.0")
                .doesNotContainKey(key);
    }

    @Test
    void one_that_another_setting_holds_is_looked_at() throws IOException {
        assertThat(written("mine = 20.0\n" + KEY + " = {{mine}}"))
                .startsWith("application.properties:2: " + KEY + " is '20.0'.");
    }

    @Test
    void the_environment_sets_it_without_a_file() {
        assertThat(ofEnvironment("57.0").problems()).isEmpty();
        assertThat(ofEnvironment("57.0").text(KEY)).isEqualTo("57.0");
        assertThat(ofEnvironment("abc").problems())
                .singleElement()
                .hasToString("environment: SALESFORCE_API_VERSION is 'abc', which is not an API version."
                        + " Write it as 66.0 or v66.0.");
    }

    @Test
    void a_variable_that_is_set_to_nothing_counts_as_not_set() {
        assertThat(ofEnvironment("").problems()).isEmpty();
        assertThat(ofEnvironment("").text(KEY)).isEqualTo("66.0");
    }

    @Test
    void a_retirement_to_come_is_announced_with_its_release_and_is_due_when_its_day_has_come() {
        var configuration = ofEnvironment("v31.0");

        assertThat(configuration.problems()).isEmpty();
        assertThat(announced(configuration, LocalDate.of(2026, 11, 30)))
                .contains(new Warning(
                        "environment: SALESFORCE_API_VERSION is 'v31.0'. Salesforce has announced that it retires the API"
                                + " versions 31.0 to 40.0 in Summer '28 (June 2028); calls fail from then on."
                                + " Set a newer one, for instance 66.0.",
                        false));
        assertThat(announced(configuration, LocalDate.of(2028, 6, 1)))
                .map(Warning::due)
                .contains(true);
        assertThat(announced(ofEnvironment("57.0"), LocalDate.of(2028, 6, 1))).isEmpty();
    }

    private Optional<Warning> announced(Configuration configuration, LocalDate today) {
        return ApiVersionSetting.of(home, configuration).announced(today);
    }

    private static Configuration ofEnvironment(String value) {
        return Configuration.of(Path.of("/nowhere"), name -> name.equals("SALESFORCE_API_VERSION") ? value : null);
    }

    private String written(String text) throws IOException {
        Files.writeString(home.resolve("application.properties"), text + "\n");
        var problems = Configuration.of(home, name -> null).problems();
        assertThat(problems).hasSize(1);
        return problems.get(0).toString();
    }
}
