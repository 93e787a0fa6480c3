package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.FlowText;
import io.saddlebag.Gateway;
import io.saddlebag.Trap;
import io.saddlebag.ledger.Counts;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The access token travels with the question for the next page of a query, so it must not lead away. */
class NextPageTest {

    @TempDir
    private Path folder;

    private Journey journey;
    private Gateway gateway;
    private Trap trap;

    @BeforeEach
    void open() throws Exception {
        journey = new Journey(folder);
        gateway = new Gateway(journey.salesforce.url());
        trap = new Trap();
        journey.salesforce.plant(Files.writeString(folder.resolve("seed.json"), """
                {"records": {"Contact": [{"Customer_No__c": "7", "LastName": "A"}]}}
                """));
        journey.through(gateway)
                .flow("people", FlowText.people().with("operation", "update").mapping(FlowText.PEOPLE));
    }

    @AfterEach
    void close() {
        journey.close();
        gateway.close();
        trap.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@TRAP/services/data/v66.0/query/01g-2000",
                ":x@TRAP/services/data/v66.0/query/01g-2000",
                "http://TRAP/services/data/v66.0/query/01g-2000",
                "https://TRAP/services/data/v66.0/query/01g-2000",
                "//TRAP/services/data/v66.0/query/01g-2000",
                "\\\\\\\\TRAP\\\\services\\\\data",
                "/\\\\TRAP/services/data/v66.0/query/01g-2000",
                "/%5cTRAP/services/data/v66.0/query/01g-2000",
                "/services/data/v66.0/query/../../../../simulator/01g",
                "/services/data/v66.0/query/01g-2000#@TRAP",
                ".evil.test/services/data/v66.0/query/01g-2000",
                "9/services/data/v66.0/query/01g-2000",
                "query/01g-2000",
                "/services/data/v66.0/sobjects/Contact",
                " /services/data/v66.0/query/01g-2000"
            })
    void a_next_page_elsewhere_is_not_asked_and_the_query_is_made_again(String page) throws Exception {
        journey.start();
        gateway.changes("/query", real -> named(real, page.replace("TRAP", trap.host())));

        assertThat(journey.receives("people", "again.csv", "id,name\n7,Lovelace\n")
                        .counts())
                .isEqualTo(new Counts(0, 1, 0, 0));
        assertThat(gateway.isDone()).isTrue();
        assertThat(trap.requests()).isEmpty();
    }

    @Test
    void an_answer_that_always_names_one_elsewhere_pauses_the_flow_with_a_sentence() throws Exception {
        journey.with("saddlebag.retry-budget", "1ms").start();
        for (int call = 0; call < 50; call++) {
            gateway.changes("/query", real -> named(real, "@" + trap.host() + "/"));
        }

        assertThat(journey.receives("people", "again.csv", "id,name\n7,Lovelace\n")
                        .trouble())
                .hasValueSatisfying(trouble -> assertThat(trouble.what())
                        .isEqualTo(
                                "Salesforce's answer named a next page that is no query of the same host, so it was not"
                                        + " asked. Nothing is lost; what was not delivered waits."));
        assertThat(trap.requests()).isEmpty();
    }

    @Test
    void a_next_page_of_the_same_host_is_asked() throws Exception {
        journey.start();
        gateway.changes("/query", real -> named(real, "/services/data/v66.0/query/01gRO0000016PIAYA2-2000"));
        gateway.answers("/query/01gRO0000016PIAYA2-2000", 200, "application/json", "{\"done\":true,\"records\":[]}");

        assertThat(journey.receives("people", "again.csv", "id,name\n7,Lovelace\n")
                        .counts())
                .isEqualTo(new Counts(0, 1, 0, 0));
        assertThat(gateway.isDone()).isTrue();
    }

    private static Gateway.Page named(Gateway.Page real, String page) {
        return new Gateway.Page(
                real.status(),
                real.type(),
                real.body().replace("\"done\":true", "\"done\":false,\"nextRecordsUrl\":\"" + page + "\""));
    }
}
