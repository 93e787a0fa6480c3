package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Commands;
import io.saddlebag.FlowText;
import io.saddlebag.simulator.Simulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LostLedgerTest {

    private static final List<List<String>> COMMANDS = List.of(
            List.of("run", "--once"),
            List.of("status"),
            List.of("dead-letters"),
            List.of("replay"),
            List.of("discard", "--yes"));

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"missing", "empty", "without tables"})
    void a_ledger_that_was_lost_is_not_begun_anew_beside_what_earlier_loads_left(String how) throws Exception {
        try (var salesforce = Simulator.start()) {
            Journey.signInFile(home, salesforce);
            FlowText.people().in(home, FlowText.PEOPLE);
            drop("id,name\n1,Ada\n2,\n");
            assertThat(new Commands().in(home, "run", "--once")).isEqualTo(1);
            lose(how);
            drop("id,name\n1,Ada\n");

            for (var command : COMMANDS) {
                var commands = new Commands();
                assertThat(commands.in(home, command.toArray(String[]::new))).isEqualTo(2);
                assertThat(commands.err().toString().strip())
                        .isEqualTo(
                                "state/ledger.db is %s, but there are files of earlier loads in results/, dead-letter/, done/:"
                                                .formatted(how.equals("missing") ? "missing" : "empty")
                                        + " with a new ledger, rows that Salesforce has could be loaded a second time, and dead"
                                        + " letters could not be replayed. Nothing was started. Put a backup of state/ back; or, to"
                                        + " begin anew, move results/, dead-letter/ and done/ away.");
            }
            assertThat(salesforce.count("Contact")).isEqualTo(1);
            assertThat(home.resolve("inbox/people/people.csv")).exists();

            for (var folder : List.of("results", "dead-letter", "done")) {
                Files.move(home.resolve(folder), home.resolve("old-" + folder));
            }
            assertThat(new Commands().in(home, "status")).isZero();
            assertThat(new Commands().in(home, "run", "--once")).isZero();
        }
    }

    @Test
    void a_home_in_which_only_files_wait_is_begun() throws Exception {
        try (var salesforce = Simulator.start()) {
            Journey.signInFile(home, salesforce);
            FlowText.people().in(home, FlowText.PEOPLE);
            drop("id,name\n1,Ada\n");
            Files.createDirectories(home.resolve("results/people"));
            Files.createDirectories(home.resolve("state"));
            Files.createFile(home.resolve("state/ledger.db"));

            assertThat(new Commands().in(home, "status")).isZero();
            assertThat(new Commands().in(home, "run", "--once")).isZero();
        }
    }

    private void drop(String rows) throws Exception {
        Files.writeString(Files.createDirectories(home.resolve("inbox/people")).resolve("people.csv"), rows);
    }

    private void lose(String how) throws Exception {
        for (var ending : List.of("-wal", "-shm", "")) {
            Files.deleteIfExists(home.resolve("state/ledger.db" + ending));
        }
        if (how.equals("empty")) {
            Files.createFile(home.resolve("state/ledger.db"));
        } else if (how.equals("without tables")) {
            try (var database = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("state/ledger.db"));
                    var statement = database.createStatement()) {
                statement.execute("vacuum");
                statement.execute("create table notes (text text)");
            }
        }
    }
}
