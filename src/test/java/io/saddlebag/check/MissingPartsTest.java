package io.saddlebag.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.records.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a route names and no jar brings is told with file, line and jar, before anything starts. */
class MissingPartsTest {

    private static final String ROUTE = """
            # Mine.
            - route:
                id: mine
                from:
                  uri: timer:tick
                  steps:
            """;

    private static final String VERSION = CamelContext.class.getPackage().getImplementationVersion();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            - to: kafka:x                                                            | component 'kafka'     | camel-kafka
            - to: {uri: "kafka:x"}                                                   | component 'kafka'     | camel-kafka
            - to: {uri: kafka, parameters: {topic: x}}                               | component 'kafka'     | camel-kafka
            - to: "aws2-s3://bucket?region=eu"                                       | component 'aws2-s3'   | camel-aws2-s3
            - toD: "sftp:${header.host}/in"                                          | component 'sftp'      | camel-ftp
            - toD: {uri: "rabbitmq:x"}                                               | component 'rabbitmq'  |
            - wireTap: {uri: slack:x}                                                | component 'slack'     | camel-slack
            - enrich: {constant: "sql:select 1"}                                     | component 'sql'       | camel-sql
            - enrich: {expression: {simple: "sql:select ${body}"}}                   | component 'sql'       | camel-sql
            - pollEnrich: {simple: {expression: "imaps:box"}}                        | component 'imaps'     | camel-mail
            - poll: {uri: "ftp:host"}                                                | component 'ftp'       | camel-ftp
            - recipientList: {constant: "direct:a, smtp:b"}                          | component 'smtp'      | camel-mail
            - recipientList: {delimiter: ";", simple: "direct:a;paho:${body}"}       | component 'paho'      | camel-paho
            - to: "kamelet:slack-sink"                                               | component 'kamelet'   | camel-kamelet
            - kamelet: {name: slack-sink}                                            | component 'kamelet'   | camel-kamelet
            - unmarshal: {csv: {}}                                                   | data format 'csv'     | camel-csv
            - marshal: {json: {library: Gson}}                                       | data format 'gson'    | camel-gson
            - marshal: {yaml: {}}                                                    | data format 'snakeYaml' | camel-snakeyaml
            - unmarshal: {bindy: {type: Csv, classType: a.B}}                        | data format 'bindyCsv' | camel-bindy
            - setBody: {jq: .x}                                                      | language 'jq'         | camel-jq
            - filter: {groovy: "true", steps: []}                                    | language 'groovy'     | camel-groovy
            - setBody: {expression: {jsonpath: {expression: $.x}}}                   | language 'jsonpath'   | camel-jsonpath
            - setBody: {language: {language: python, expression: x}}                 | language 'python'     | camel-python
            - script: {js: x}                                                        | language 'js'         | camel-javascript
            - choice: {when: [{simple: "${body}", steps: [{to: "jms:q"}]}]}          | component 'jms'       | camel-jms
            - to: "{{where}}:x"                                                      | component 'nats'      | camel-nats
            """)
    void a_part_that_no_jar_brings_is_named_with_its_line_and_its_jar(String step, String part, String artifact)
            throws IOException {
        var cure = artifact == null ? "" : " Put " + artifact + "-" + VERSION + ".jar and what it needs into lib/.";

        assertThat(problems(ROUTE + "        " + step + "\n"))
                .singleElement()
                .asString()
                .startsWith("routes/mine.camel.yaml:7: there is no " + part + "." + cure);
    }

    @Test
    void a_consumer_is_named_as_well() throws IOException {
        assertThat(problems("- from:\n    uri: kafka\n    parameters: {topic: x}\n    steps: [{to: direct:x}]\n"))
                .singleElement()
                .asString()
                .startsWith("routes/mine.camel.yaml:2: there is no component 'kafka'. Put camel-kafka-");
    }

    @Test
    void a_misspelt_name_gets_the_nearest() throws IOException {
        assertThat(problems(ROUTE + "        - to: kafak:x\n        - to: htps:x\n"))
                .extracting(Problem::fix)
                .containsExactly("Did you mean 'kafka'?", "Did you mean 'https'?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            - to: {uri: "file:out", parameters: {fileNam: x}}    | 'file:out' has no option 'fileNam'. Did you mean 'fileName'?
            - to: "file:out?fileNam=x&autoCreate=true"           | 'file:out' has no option 'fileNam'. Did you mean 'fileName'?
            - bean: {beanType: org.example.Nobody}               | there is no class 'org.example.Nobody'. Correct the name
            - bean: {ref: "#class:org.example.Nobody"}           | there is no class 'org.example.Nobody'. Correct the name
            - to: "direct:{{unknown}}"                           | there is no setting 'unknown' for {{unknown}}. Define it
            - to: {uri: "file:x", parameters: {fileName: "{{y}}"}} | there is no setting 'y' for {{y}}. Define it
            - doTry: {steps: [], doCatch: [{exception: [org.example.No], steps: []}]} | there is no class 'org.example.No'. Correct
            - throwException: {exceptionType: org.example.No}    | there is no class 'org.example.No'. Correct the name
            """)
    void options_and_classes_are_looked_at_too(String step, String told) throws IOException {
        assertThat(problems(ROUTE + "        " + step + "\n"))
                .singleElement()
                .asString()
                .startsWith("routes/mine.camel.yaml:7: " + told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- to: {uri: \"http://host/path\", parameters: {httpMethod: POST, any: thing}}",
                "- to: \"https://host/path?a=b\"",
                "- toD: \"${header.where}\"",
                "- toD: \"direct:${header.where}\"",
                "- to: \"{{?unknown}}:x\"",
                "- to: \"direct:{{unknown:x}}\"",
                "- to: \"direct:{{where}}\"",
                "- to: \"direct:{{env:WHERE}}\"",
                "- to: \"direct:{{saddlebag.home}}\"",
                "- to: mine:x",
                "- to: queue:x",
                "- to: {uri: direct, parameters: {name: x}}",
                "- to: {uri: \"file:x?moveFailed=RAW(a&b=c)\"}",
                "- recipientList: {simple: \"${header.a},${header.b}\"}",
                "- setBody: {simple: \"see kafka:x\"}",
                "- setBody: {constant: \"kafka:x, {{where}}\"}",
                "- setHeader: {name: to, constant: \"kafka:x\"}",
                "- unmarshal: {json: {library: Jackson}}",
                "- marshal: {custom: {ref: mine}}",
                "- bean: {beanType: java.lang.String, method: length}",
                "- bean: {ref: nobody}"
            })
    void what_is_there_or_only_known_when_a_message_comes_is_left_alone(String step) throws IOException {
        assertThat(problems(ROUTE + "        " + step + "\n")).isEmpty();
    }

    @Test
    void a_file_that_holds_itself_is_walked_through_once() throws IOException {
        assertThat(problems("&all\n- *all\n- to: kafka:x\n")).hasSize(1);
    }

    @Test
    void what_the_settings_name_is_told_with_their_line() throws IOException {
        Files.writeString(folder.resolve("application.properties"), """
                # mine
                camel.component.kafka.brokers = a:9092
                camel.beans.x = #class:org.example.Nobody
                """);

        assertThat(problems(ROUTE + "        - to: direct:x\n"))
                .extracting(Problem::toString)
                .containsExactly(
                        "application.properties:2: there is no component 'kafka'. Put camel-kafka-" + VERSION
                                + ".jar and what it needs into lib/.",
                        "application.properties:3: there is no class 'org.example.Nobody'. Correct the name, or put its jar"
                                + " into lib/.");
    }

    private List<Problem> problems(String yaml) throws IOException {
        var file = Files.writeString(folder.resolve("mine.camel.yaml"), yaml);
        return MissingParts.in(
                folder.resolve("application.properties"),
                Map.of(file, "routes/mine.camel.yaml"),
                Map.of("where", "nats", "camel.beans.mine", "#class:java.lang.String"),
                Set.of("queue"));
    }
}
