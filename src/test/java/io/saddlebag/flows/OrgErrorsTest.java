package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.ledger.Counts;
import io.saddlebag.salesforce.Trouble;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrgErrorsTest {

    private static final String ROWS = "id,last\nA-1,Lee\nA-2,Roe\nA-3,Poe\nA-4,Fay\n";

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({
        "upsert,STORAGE_LIMIT_EXCEEDED,LIMIT",
        "insert,STORAGE_LIMIT_EXCEEDED,LIMIT",
        "upsert,INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE,DOWN",
        "insert,API_DISABLED_FOR_ORG,DOWN"
    })
    void records_refused_for_the_orgs_sake_wait_and_those_of_the_same_answer_are_not_sent_again(
            String operation, String code, Trouble.Kind kind) throws Exception {
        try (var journey = started(operation)) {
            var full = new Fault.RecordRefused(code, "no more", List.of());
            journey.salesforce.faults().next(Kind.COLLECTIONS, full, full);

            var report = journey.receives("mine", "a.csv", ROWS);

            assertThat(report.trouble().get().kind()).isEqualTo(kind);
            assertThat(report.trouble().get().what()).contains(code + ": no more");
            assertThat(report.counts()).isEqualTo(new Counts(2, 0, 0, 0));
            assertThat(journey.deadLetters()).isEmpty();

            var after = journey.nextReport();
            assertThat(after.trouble()).isEmpty();
            assertThat(after.counts()).isEqualTo(new Counts(4, 0, 0, 0));
            assertThat(journey.salesforce.writes("Contact"))
                    .extracting(write -> write.values().get("LastName"))
                    .containsExactlyInAnyOrder("Lee", "Roe", "Poe", "Fay");
            assertThat(journey.deadLetters()).isEmpty();
        }
    }

    @Test
    void a_call_refused_for_the_orgs_sake_is_not_halved() throws Exception {
        try (var journey = started("upsert")) {
            journey.salesforce
                    .faults()
                    .next(
                            Kind.COLLECTIONS,
                            new Fault.CallRefused(400, "STORAGE_LIMIT_EXCEEDED", "storage limit exceeded"));

            var report = journey.receives("mine", "a.csv", ROWS);

            assertThat(report.trouble().get().what()).startsWith("The org's storage is full (STORAGE_LIMIT_EXCEEDED: ");
            assertThat(report.counts()).isEqualTo(Counts.NONE);
            assertThat(journey.nextReport().counts()).isEqualTo(new Counts(4, 0, 0, 0));
        }
    }

    @Test
    void a_row_lock_that_a_trigger_passes_on_is_tried_again() throws Exception {
        try (var journey = started("upsert")) {
            var locked = new Fault.RecordRefused(
                    "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
                    "ContactTrigger: execution of AfterInsert caused by: System.DmlException: Update failed. First exception on"
                            + " row 0; first error: UNABLE_TO_LOCK_ROW, unable to obtain exclusive access to this record: []",
                    List.of());
            journey.salesforce.faults().next(Kind.COLLECTIONS, locked, locked);

            var report = journey.receives("mine", "a.csv", ROWS);

            assertThat(report.counts()).isEqualTo(new Counts(4, 0, 0, 0));
            assertThat(journey.deadLetters()).isEmpty();
        }
    }

    private Journey started(String operation) throws Exception {
        return new Journey(home)
                .flow("mine", """
                        - templatedRoute:
                            routeTemplateRef: inbox-to-salesforce
                            routeId: mine
                            parameters:
                              - {name: object, value: Contact}
                              - {name: key, value: Ext__c}
                              - {name: operation, value: %s}
                              - name: fields
                                value: |
                                  Ext__c = .id
                                  LastName = .last
                        """.formatted(operation))
                .with("saddlebag.pause", "300ms")
                .with("saddlebag.retry-longest-pause", "50ms")
                .start();
    }
}
