package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.FlowText;
import io.saddlebag.Gateway;
import io.saddlebag.ledger.Counts;
import io.saddlebag.simulator.faults.Fault;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The version of the integration guide. */
class OldVersionTest {

    private static final String NAMES = "id,name\n1,Ada\n2,Grace\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"57.0", "57", "v57.0"})
    void every_call_is_made_with_the_version_that_is_set(String version) throws Exception {
        try (var journey = new Journey(folder);
                var gateway = new Gateway(journey.salesforce.url())) {
            journey.through(gateway)
                    .with("camel.component.salesforce.api-version", version)
                    .flow(
                            "upserts",
                            FlowText.inbox("upserts", "Contact")
                                    .with("key", "Customer_No__c")
                                    .mapping(FlowText.PEOPLE))
                    .flow(
                            "inserts",
                            FlowText.inbox("inserts", "Lead")
                                    .with("operation", "insert")
                                    .mapping(FlowText.LEADS))
                    .flow(
                            "updates",
                            FlowText.inbox("updates", "Contact")
                                    .with("key", "Customer_No__c")
                                    .with("operation", "update")
                                    .mapping(FlowText.PEOPLE))
                    .start();

            assertThat(journey.receives("upserts", "a.csv", NAMES).counts()).isEqualTo(new Counts(2, 0, 0, 0));
            assertThat(journey.receives("inserts", "b.csv", NAMES).counts()).isEqualTo(new Counts(2, 0, 0, 0));
            assertThat(journey.receives("updates", "c.csv", NAMES).counts()).isEqualTo(new Counts(0, 2, 0, 0));
            journey.salesforce.next(new Fault.RecordRefused("CUSTOM_EXCEPTION", "no", List.of()));
            assertThat(journey.receives("upserts", "d.csv", "id,name\n3,Joan\n")
                            .counts()
                            .deadLetters())
                    .isEqualTo(1);
            journey.replayAll();

            assertThat(journey.deadLetters()).isEmpty();
            assertThat(journey.salesforce.count("Contact")).isEqualTo(3);
            assertThat(gateway.paths())
                    .filteredOn(path -> path.startsWith("/services/data/"))
                    .isNotEmpty()
                    .allMatch(path -> path.startsWith("/services/data/v57.0/"));
        }
    }

    @Test
    void an_insert_whose_answer_was_lost_is_looked_for_with_the_version_that_is_set() throws Exception {
        try (var journey = new Journey(folder);
                var gateway = new Gateway(journey.salesforce.url())) {
            journey.through(gateway)
                    .with("camel.component.salesforce.api-version", "v57.0")
                    .flow(
                            "inserts",
                            FlowText.inbox("inserts", "Contact")
                                    .with("operation", "insert")
                                    .with("unique", "Customer_No__c")
                                    .mapping(FlowText.PEOPLE))
                    .start();
            gateway.changes("/composite/sobjects", stored -> new Gateway.Page(502, "text/html", "Bad Gateway"));

            assertThat(journey.receives("inserts", "b.csv", NAMES).counts().created())
                    .isEqualTo(2);

            assertThat(journey.salesforce.count("Contact")).isEqualTo(2);
            assertThat(gateway.paths())
                    .filteredOn(path -> path.startsWith("/services/data/"))
                    .anyMatch(path -> path.contains("query"))
                    .allMatch(path -> path.startsWith("/services/data/v57.0/"));
        }
    }
}
