package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.saddlebag.Commands;
import io.saddlebag.FlowText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What keeps Camel from starting is told in our words, with file and line. */
class StartMistakesTest {

    /** What a library's own words are known by. */
    private static final Pattern LIBRARY = Pattern.compile(
            "Exception|org\\.apache|com\\.fasterxml|java\\.\\w+\\.|snakeyaml|classpath|Failed to|due to|registry"
                    + "|Unknown node|Unsupported field|Error binding|Error constructing|@[0-9a-f]{5,}|\\bnull\\b| in file:|For input string"
                    + "|Multiple consumers|Property with key|mandatory parameters");

    private static final String ROUTE = """
            # Mine.
            - route:
                id: mine
                from:
                  uri: timer:tick
                  steps:
            """;

    @TempDir
    private Path home;

    static Stream<Arguments> routes() {
        return Stream.of(
                step("- to: foo:bar", "7: there is no component 'foo'."),
                step("- bean: {ref: nobody}", "7: there is no bean 'nobody'."),
                step("- lgo: hello", "7: there is no 'lgo' in a route. Did you mean 'log'?"),
                step("- log: {mesage: hello}", "7: 'mesage' cannot stand here."),
                step("- split: hello", "7: 'split' has no members."),
                step("- setBody: {jq: .x}", "7: there is no language 'jq'."),
                step("- unmarshal: {csv: {}}", "7: there is no data format 'csv'."),
                step("- setBody: {simple: \"${boddy\"}", "3: an expression of the Simple language is wrong"),
                step(
                        "- setBody: {simple: \"${foo.bar}\"}",
                        "7: an expression of the Simple language names the function 'foo.bar'"),
                step("- to: \"direct:{{nope}}\"", "7: there is no setting 'nope' for {{nope}}."),
                step("- to: {uri: \"file:x\", parameters: {filter: \"#nobody\"}}", "7: there is no bean 'nobody'."),
                arguments(
                        "- route:\n    id: mine\n    from:\n      uri: timer:tick\n      parameters: {periode: 1000}\n"
                                + "      steps: [{log: a}]\n",
                        "5: 'timer:tick' has no option 'periode'."),
                arguments(
                        "- route:\n    id: mine\n    from: {uri: timer:tick}\n    stepps: [{log: a}]\n",
                        "4: 'stepps' cannot stand here. Did you mean 'steps'?"),
                arguments("- ruote:\n    id: mine\n", "1: there is no 'ruote' in a route. Did you mean 'route'?"),
                arguments("- route: hello\n", "1: 'route' has no members."),
                arguments(
                        "- route:\n    id: mine\n    from: {uri: \"direct:deliver\", steps: [{log: a}]}\n",
                        "3: two routes read from 'direct:deliver'"),
                arguments(
                        "- route:\n    id: mine\n    from:\n      uri: file:/not/there\n      parameters:"
                                + " {startingDirectoryMustExist: true, autoCreate: false}\n      steps: [{log: a}]\n",
                        "4: the file or folder /not/there is not there."),
                arguments(
                        "- routeTemplate:\n    id: own\n    parameters: [{name: a}]\n    from: {uri: \"timer:{{a}}\","
                                + " steps: [{log: a}]}\n- templatedRoute:\n    routeTemplateRef: own\n    routeId: mine\n",
                        "6: the template 'own' needs a value for: a."),
                arguments("- route:\n\tid: mine\n", "2: this is not valid YAML ("));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("routes")
    void a_mistake_in_a_route_is_named_with_its_line(String yaml, String told) throws IOException {
        var folder = Files.createDirectories(home.resolve("routes"));
        Files.writeString(folder.resolve("mine.camel.yaml"), yaml);
        FlowText.people().in(home, FlowText.PEOPLE);

        assertThat(run("")).startsWith("routes/mine.camel.yaml:" + told).doesNotContainPattern(LIBRARY);
    }

    static Stream<Arguments> settings() {
        return Stream.of(
                arguments("camel.main.foo-bar = 1", "there is no setting 'camel.main.foo-bar' in Camel."),
                arguments(
                        "camel.main.load-health-checks = perhaps",
                        "the value of camel.main.load-health-checks does not fit (it is no boolean)."),
                arguments(
                        "camel.component.salesforce.nope = 1",
                        "there is no setting 'camel.component.salesforce.nope' in Camel."),
                arguments(
                        "camel.component.salesforce.http-max-content-length = much",
                        "the value of camel.component.salesforce.http-max-content-length does not fit (it is no number)."),
                arguments("camel.component.nope.x = 1", "there is no component 'nope'."),
                arguments("camel.beans.x = #class:org.example.Nobody", "there is no class 'org.example.Nobody'."),
                arguments(
                        "camel.component.salesforce.api-version = 66,0",
                        "camel.component.salesforce.api-version is '66,0', which is not an API version."),
                arguments(
                        "camel.component.salesforce.api-version = 20.0",
                        "camel.component.salesforce.api-version is '20.0'. Salesforce retired the API versions 1.0 to 20.0"),
                arguments(
                        "camel.component.salesforce.api-version = {{nope}}",
                        "there is no setting 'nope' for {{nope}}."));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void a_mistake_in_a_setting_of_camels_is_named_with_its_line(String setting, String told) throws IOException {
        assertThat(run(setting)).startsWith("application.properties:4: " + told).doesNotContainPattern(LIBRARY);
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void a_file_of_settings_that_cannot_be_read_says_why(byte[] line, String told) throws IOException {
        Files.write(home.resolve("application.properties"), line);
        var commands = new Commands();

        assertThat(commands.in(home, "run", "--once")).isEqualTo(2);
        assertThat(commands.err().toString())
                .startsWith("application.properties: " + told)
                .doesNotContainPattern(LIBRARY);
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                arguments("a = C:\\users".getBytes(StandardCharsets.UTF_8), "a \\u is not followed by four"),
                arguments("a = \u00fc".getBytes(StandardCharsets.ISO_8859_1), "the file is not UTF-8."));
    }

    private static Arguments step(String step, String told) {
        return arguments(ROUTE + "        " + step + "\n", told);
    }

    private String run(String setting) throws IOException {
        Files.writeString(home.resolve("application.properties"), """
                camel.component.salesforce.login-url = http://127.0.0.1:1
                camel.component.salesforce.client-id = saddlebag
                camel.component.salesforce.client-secret = saddlebag-secret
                %s
                """.formatted(setting));
        var commands = new Commands();
        assertThat(commands.in(home, "run", "--once"))
                .as(commands.err().toString())
                .isEqualTo(2);
        assertThat(commands.err().toString()).endsWith("1 problem. Nothing was started.\n");
        return commands.err().toString();
    }
}
