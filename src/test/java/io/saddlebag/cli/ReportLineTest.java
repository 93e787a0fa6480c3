package io.saddlebag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.flow.FileReport;
import io.saddlebag.ledger.Counts;
import io.saddlebag.salesforce.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportLineTest {

    @Test
    void what_is_to_be_typed_stands_at_the_end_and_nothing_behind_it() {
        var signedOut =
                new Trouble(Trouble.Kind.SIGN_IN, "Nobody is signed in. Run: saddlebag login", Optional.empty());

        assertThat(ReportLine.of(report(Optional.empty(), Optional.of(signedOut))))
                .isEqualTo("contacts: march.csv: 3 rows, 3 created, 0.2 s;"
                        + " waits in the inbox: Nobody is signed in. Run: saddlebag login");
    }

    @Test
    void a_file_that_was_set_aside_is_told_with_what_was_loaded_of_it() {
        assertThat(ReportLine.of(report(Optional.of("inbox/contacts/march.csv: the file is empty."), Optional.empty())))
                .isEqualTo("contacts: march.csv: 3 rows, 3 created, 0.2 s;"
                        + " set aside: inbox/contacts/march.csv: the file is empty.");
    }

    private static FileReport report(Optional<String> rejected, Optional<Trouble> trouble) {
        return new FileReport(
                "contacts",
                "march.csv",
                "inbox/contacts/march.csv",
                new Counts(3, 0, 0, 0),
                Duration.ofMillis(200),
                1,
                rejected,
                trouble,
                Optional.empty(),
                List.of(),
                0);
    }
}
