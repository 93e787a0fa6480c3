package io.saddlebag.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeInTheOrgTest {

    private static final Instant IN_ORG = Books.NOON.plusSeconds(600);

    @TempDir
    private Path home;

    @BeforeEach
    void a_row_has_left_and_another_failed() {
        try (var ledger = Ledger.open(home, Books.CLOCK, () -> IN_ORG)) {
            var loading = ledger.sources().begin(Books.march(), Books.header());
            ledger.sources().settle(Books.dead(loading, Books.refused(1)));
            ledger.sources().sent(loading.id(), new RowRange(2, 2));
        }
    }

    @Test
    void rows_that_left_and_dead_letters_keep_the_time_at_salesforce_and_people_see_their_own() {
        try (var ledger = Ledger.open(home, Books.CLOCK)) {
            assertThat(ledger.sources().sentWithoutOutcome(1))
                    .extracting(Sent::firstAt)
                    .containsExactly(IN_ORG);
            assertThat(ledger.deadLetters().list(DeadLetterFilter.UNSETTLED))
                    .singleElement()
                    .satisfies(dead -> {
                        assertThat(dead.firstFailed()).isEqualTo(Books.NOON);
                        assertThat(dead.failedInOrg()).isEqualTo(IN_ORG);
                    });
        }
    }

    @Test
    void dead_letters_of_an_older_version_have_this_machines_time_for_it() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("state/ledger.db"));
                var statement = connection.createStatement()) {
            for (var sql : List.of(
                    "alter table dead_letters drop column first_failed_in_org",
                    "delete from schema_version where version > 2")) {
                statement.execute(sql);
            }
        }

        try (var ledger = Ledger.open(home, Books.CLOCK, () -> IN_ORG)) {
            assertThat(ledger.deadLetters().list(DeadLetterFilter.UNSETTLED))
                    .extracting(DeadLetter::failedInOrg)
                    .containsExactly(Books.NOON);
        }
    }
}
