package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.saddlebag.Commands;
import io.saddlebag.OwnSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A name that a file in routes/ gives twice: neither of the two is dropped in silence. */
class RepeatedNamesTest {

    private static final String FLOW = """
            # Mine.
            - templatedRoute:
                routeTemplateRef: inbox-to-salesforce
                routeId: mine
                parameters:
                  - {name: object, value: Contact}
                  - {name: key, value: Customer_No__c}
                  - name: fields
                    value: |
                      Customer_No__c = .id
                      LastName       = .name
            """;

    @TempDir
    private Path home;

    static Stream<Arguments> repeated() {
        return Stream.of(
                arguments(
                        FLOW + "      - name: fields\n        value: |\n          Customer_No__c = .nr\n",
                        "12: the parameter 'fields' is given a second time; the first is on line 8. Keep one of the two."),
                arguments(
                        FLOW + "      - {name: object, value: Lead}\n",
                        "12: the parameter 'object' is given a second time; the first is on line 6. Keep one of the two."),
                arguments(
                        FLOW.replace("value: Contact", "value: Lead, value: Contact"),
                        "6: 'value' is given a second time; the first is on line 6. Keep one of the two."),
                arguments(
                        FLOW + "        value: |\n          Customer_No__c = .nr\n",
                        "12: 'value' is given a second time; the first is on line 9. Keep one of the two."),
                arguments(
                        FLOW + "    parameters:\n      - {name: object, value: Lead}\n",
                        "12: 'parameters' is given a second time; the first is on line 5. Keep one of the two."),
                arguments(
                        FLOW.replace("    routeId: mine\n", "    routeId: mine\n    parameters: []\n"),
                        "6: 'parameters' is given a second time; the first is on line 5. Keep one of the two."),
                arguments(
                        FLOW.replace("    routeId: mine\n", "    routeId: yours\n    \"routeId\": mine\n"),
                        "5: 'routeId' is given a second time; the first is on line 4. Keep one of the two."),
                arguments(
                        FLOW + "          LastName = .last\n",
                        "12: 'LastName' is already set on line 11. Keep one of the two lines."),
                arguments(
                        FLOW + """
                                - route:
                                    id: own
                                    from:
                                      uri: timer:tick
                                      parameters: {period: 1000, delay: 5, period: 9}
                                      steps: [{log: a}]
                                """,
                        "16: 'period' is given a second time; the first is on line 16. Keep one of the two."),
                arguments(
                        FLOW + """
                                - routeTemplate:
                                    id: own
                                    parameters: [{name: every}, {name: every, defaultValue: 9}]
                                    from: {uri: "timer:{{every}}", steps: [{log: a}]}
                                """,
                        "14: the parameter 'every' is given a second time; the first is on line 14. Keep one of the two."));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("repeated")
    void is_told_with_both_places_and_nothing_is_started(String yaml, String told) throws IOException {
        assertThat(problemsOf(yaml))
                .isEqualTo("routes/mine.camel.yaml:" + told + "\n1 problem. Nothing was started.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"route", "routeTemplate"})
    void an_id_that_stands_in_two_files_is_told_with_both_places(String kind) throws IOException {
        var text = "# Mine.\n- %s:\n    id: own\n    from: {uri: \"timer:%s\", steps: [{log: a}]}\n";
        var folder = Files.createDirectories(home.resolve("routes"));
        Files.writeString(folder.resolve("a.camel.yaml"), text.formatted(kind, "a"));
        Files.writeString(folder.resolve("b.camel.yaml"), "\n" + text.formatted(kind, "b"));

        assertThat(problemsOf(FLOW))
                .isEqualTo(("routes/b.camel.yaml:3: there is a second %s 'own'. The first is at routes/a.camel.yaml:2;"
                                + " give one another id.\n1 problem. Nothing was started.\n")
                        .formatted(kind.equals("route") ? "route" : "route template"));
    }

    @Test
    void each_place_is_told() throws IOException {
        assertThat(problemsOf(FLOW.replace("name: object", "name: object, name: key")
                        + "      - {name: key, value: Id}\n      - {name: key, value: Email}\n"))
                .contains("mine.camel.yaml:6: 'name' is given a second time; the first is on line 6.")
                .contains("mine.camel.yaml:12: the parameter 'key' is given a second time; the first is on line 7.")
                .contains("mine.camel.yaml:13: the parameter 'key' is given a second time; the first is on line 7.");
    }

    @Test
    void the_same_name_in_two_places_is_no_repetition() throws IOException {
        var commands = commands(
                FLOW + "- &own\n  route:\n    id: own\n    from: {uri: \"timer:a\", parameters: {period: 1},"
                        + " steps: [{to: {uri: \"direct:a\", parameters: {block: false}}}, {to: {uri: \"direct:a\", parameters: {block: false}}}]}\n");

        assertThat(commands.in(home, "check")).as("%s", commands.err()).isZero();
        assertThat(commands.err().toString()).doesNotContain("second time");
    }

    private String problemsOf(String yaml) throws IOException {
        var commands = commands(yaml);
        assertThat(commands.in(home, "run", "--once")).isEqualTo(2);
        return commands.err().toString();
    }

    private Commands commands(String yaml) throws IOException {
        Files.writeString(Files.createDirectories(home.resolve("routes")).resolve("mine.camel.yaml"), yaml);
        OwnSettings.write(
                home,
                List.of(
                        "camel.component.salesforce.login-url = http://127.0.0.1:1",
                        "camel.component.salesforce.client-id = saddlebag",
                        "camel.component.salesforce.client-secret = saddlebag-secret"));
        return new Commands();
    }
}
