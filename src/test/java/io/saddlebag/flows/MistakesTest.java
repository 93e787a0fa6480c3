package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MistakesTest {

    @TempDir
    private Path home;

    @Test
    void every_mistake_in_the_routes_is_named_with_its_line_and_the_nearest_right_name() throws IOException {
        routes("""
                - templatedRoute:
                    routeTemplateRef: inbox-to-salesfroce
                    routeId: a
                - templatedRoute:
                    routeTemplateRef: inbox-to-salesforce
                    routeId: b
                    parameters:
                      - {name: object, value: Lead}
                      - {name: kye, value: Ext__c}
                      - {name: operation, value: upsrt}
                      - name: fields
                        value: |
                          Ext__c = lowr(.id)
                """);

        assertThat(run())
                .contains("routes/mine.camel.yaml:1: there is no route template 'inbox-to-salesfroce'."
                        + " Did you mean 'inbox-to-salesforce'?")
                .contains("routes/mine.camel.yaml:9: inbox-to-salesforce takes no parameter 'kye'. Did you mean 'key'?")
                .contains("routes/mine.camel.yaml:10: operation is 'upsrt'.")
                .contains("routes/mine.camel.yaml:13: ")
                .contains("Did you mean 'lower'?")
                .contains("Nothing was started.");
    }

    @Test
    void a_name_that_would_be_more_than_a_name_in_a_query_or_an_address_is_refused_at_the_start() throws IOException {
        routes("""
                - templatedRoute:
                    routeTemplateRef: inbox-to-salesforce
                    routeId: b
                    parameters:
                      - {name: object, value: "Contact WHERE Id != null"}
                      - {name: key, value: "Ext__c IN ('a') OR Ext__c"}
                      - {name: unique, value: "Ext__c?x=y&z"}
                      - name: fields
                        value: |
                          Ext__c = .id
                """);

        assertThat(run())
                .contains("routes/mine.camel.yaml:5: object 'Contact WHERE Id != null' is no name of an object."
                        + " Write its API name")
                .contains("routes/mine.camel.yaml:6: key 'Ext__c IN ('a') OR Ext__c' is no name of a field.")
                .contains("routes/mine.camel.yaml:7: unique 'Ext__c?x=y&z' is no name of a field.")
                .contains("Nothing was started.");
    }

    @Test
    void broken_yaml_is_named_with_its_line() throws IOException {
        routes("- templatedRoute:\n    routeId: [\n");

        assertThat(run()).contains("routes/mine.camel.yaml:3: this is not valid YAML");
    }

    @Test
    void a_home_without_an_org_says_which_settings_are_missing() {
        assertThat(run()).contains("SALESFORCE_CLIENT_ID").contains("Nothing was started.");
    }

    @Test
    void a_second_process_in_one_home_is_told_that_the_first_runs() throws IOException {
        try (var journey = new Journey(home).start()) {
            Files.writeString(home.resolve("application.properties"), "camel.component.salesforce.client-id = x\n");

            assertThat(run()).contains("another Saddlebag runs the flows of this home");
            assertThat(journey.deadLetters()).isEmpty();
        }
    }

    private void routes(String yaml) throws IOException {
        Files.writeString(Files.createDirectories(home.resolve("routes")).resolve("mine.camel.yaml"), yaml);
    }

    /** Runs, and gives what it complains of; it must not start. */
    private String run() {
        var commands = new Commands();
        assertThat(commands.in(home, "run", "--once")).isEqualTo(2);
        return commands.err().toString();
    }
}
