package io.saddlebag.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeInTheOrgTest {

    private static final Instant IN_ORG = Books.NOON.plusSeconds(600);

    @TempDir
    private Path home;

    @Test
    void rows_that_left_and_dead_letters_keep_the_time_at_salesforce_and_people_see_their_own() {
        try (var ledger = Ledger.open(home, Books.CLOCK, () -> IN_ORG)) {
            var loading = ledger.sources().begin(Books.march(), Books.header());
            ledger.sources().settle(Books.dead(loading, Books.refused(1)));
            ledger.sources().sent(loading.id(), new RowRange(2, 2));

            assertThat(ledger.sources().sentWithoutOutcome(loading.id()))
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
        Files.createDirectories(home.resolve("state"));
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("state/ledger.db"));
                var statement = connection.createStatement()) {
            for (var script : Migrations.SCRIPTS.subList(0, 2)) {
                statement.executeUpdate(Files.readString(
                        Path.of("src/main/resources/io/saddlebag/ledger").resolve(script)));
            }
            statement.executeUpdate("""
                    create table schema_version (version bigint primary key);
                    insert into schema_version (version) values (1), (2);
                    insert into sources (id, kind, flow, name, path, size, fingerprint, modified, operation, org, mapping,
                        format, header, state, begun, resumed)
                    values (1, 'file', 'contacts', 'march.csv', 'inbox/contacts/march.csv', 9, 'x', 0, 'upsert', '00D', 'm',
                        'CSV', '["id"]', 'done', 0, 0);
                    insert into dead_letters (id, source, flow, row_number, line, row_kind, row_text, code, message, fields,
                        attempts, first_failed, last_failed, state)
                    values ('DL-1', 1, 'contacts', 1, 2, 'cells', '["C-1"]', 'CODE', 'No.', '[]', 1, %d, %d, 'open');
                    """.formatted(Books.NOON.toEpochMilli(), Books.NOON.toEpochMilli()));
        }

        try (var ledger = Ledger.open(home, Books.CLOCK, () -> IN_ORG)) {
            assertThat(ledger.deadLetters().list(DeadLetterFilter.UNSETTLED))
                    .extracting(DeadLetter::failedInOrg)
                    .containsExactly(Books.NOON);
        }
    }
}
