package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.FlowText;
import io.saddlebag.Gateway;
import io.saddlebag.ledger.Counts;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers to queries and to inserts that a server may give, though the simulator does not. */
class StrangeLookupsTest {

    private static final String TWO = "id,name\n7,Lovelace\n80000000000,Hopper\n";

    @TempDir
    private Path folder;

    private Journey journey;
    private Gateway gateway;

    @BeforeEach
    void open() throws Exception {
        journey = new Journey(folder);
        gateway = new Gateway(journey.salesforce.url());
        journey.through(gateway);
    }

    @AfterEach
    void close() {
        journey.close();
        gateway.close();
    }

    @Test
    void a_key_that_is_a_number_is_found_however_the_answer_writes_it() throws Exception {
        journey.salesforce.plant(Files.writeString(folder.resolve("seed.json"), """
                {"records": {"Contact": [{"Customer_No__c": "7", "LastName": "A"},
                                         {"Customer_No__c": "80000000000", "LastName": "B"}]}}
                """));
        start(FlowText.people().with("operation", "update"));
        gateway.changes(
                "/query", real -> page(real, real.body().replace("\"7\"", "7.0").replace("\"80000000000\"", "8.0E10")));

        assertThat(journey.receives("people", "again.csv", TWO).counts()).isEqualTo(new Counts(0, 2, 0, 0));
    }

    @Test
    void a_lost_insert_is_recognised_whether_or_not_its_date_has_a_fraction() throws Exception {
        start(FlowText.inbox("people", "Contact").with("operation", "insert").with("unique", "Customer_No__c"));
        gateway.changes("/composite/sobjects", real -> page(real, "null"));
        gateway.changes("/query", real -> page(real, real.body().replace(".000+0000", "Z")));

        assertThat(journey.receives("people", "new.csv", TWO).counts()).isEqualTo(new Counts(2, 0, 0, 0));
        assertThat(gateway.isDone()).isTrue();
        assertThat(journey.salesforce.count("Contact")).isEqualTo(2);
    }

    private void start(FlowText people) throws Exception {
        journey.flow("people", people.mapping(FlowText.PEOPLE)).start();
    }

    private static Gateway.Page page(Gateway.Page real, String body) {
        return new Gateway.Page(real.status(), real.type(), body);
    }
}
