package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.FlowText;
import io.saddlebag.ledger.Pause;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A flow that Salesforce refuses as a whole waits, and says where it stands, what was answered and what to do. */
class RefusedFlowTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COLLECTIONS | 403 | INSUFFICIENT_ACCESS | no access | Salesforce refuses every upsert of Contact: Salesforce"
                        + " answered INSUFFICIENT_ACCESS: no access. Give the user of this login the right to create and edit"
                        + " Contact (Setup > Permission Sets).",
                "COLLECTIONS | 403 | FUNCTIONALITY_NOT_ENABLED | This is off. | Salesforce refuses every upsert of Contact:"
                        + " Salesforce answered FUNCTIONALITY_NOT_ENABLED: This is off. Have it switched on in the org, or"
                        + " move the flow out of routes/.",
                "COLLECTIONS | 404 | NOT_FOUND | The requested resource does not exist | Salesforce refuses every upsert of"
                        + " Contact: Salesforce answered NOT_FOUND: The requested resource does not exist. Correct the object"
                        + " or the key in the flow, or give the user of this login access to them.",
                "COLLECTIONS | 400 | INVALID_FIELD | No such column 'X' on sobject of type Contact | Salesforce refuses every"
                        + " upsert of Contact: Salesforce answered INVALID_FIELD: No such column 'X' on sobject of type"
                        + " Contact. Correct the field in the flow, or give the user of this login access to it (field-level"
                        + " security).",
                "DESCRIBE | 403 | INSUFFICIENT_ACCESS | no access! | Salesforce does not describe Contact: Salesforce answered"
                        + " INSUFFICIENT_ACCESS: no access! Give the user of this login the right to read Contact"
                        + " (Setup > Permission Sets)."
            })
    void the_pause_names_the_line_and_the_cure(Kind kind, int status, String code, String message, String told)
            throws Exception {
        try (var journey = new Journey(folder)
                .flow("people", FlowText.people().mapping(FlowText.PEOPLE))
                .start()) {
            journey.salesforce.faults().every(1, kind, new Fault.CallRefused(status, code, message));

            var report = journey.receives("people", "march.csv", "id,name\n1,Ada\n");

            assertThat(report.trouble().orElseThrow().what()).isEqualTo("routes/people.camel.yaml:1: " + told);
            assertThat(journey.pauses())
                    .extracting(Pause::reason)
                    .containsExactly("routes/people.camel.yaml:1: " + told);
        }
    }
}
