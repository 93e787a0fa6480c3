package io.saddlebag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.saddlebag.Commands;
import io.saddlebag.deadletter.DeadLetterFiles;
import io.saddlebag.deadletter.DiscardReport;
import io.saddlebag.deadletter.ReplayReport;
import io.saddlebag.deadletter.ReplayRequest;
import io.saddlebag.deadletter.Wire;
import io.saddlebag.ledger.Counts;
import io.saddlebag.ledger.DeadLetterFilter;
import io.saddlebag.ledger.Failure;
import io.saddlebag.ledger.HomeLock;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.NewDeadLetter;
import io.saddlebag.ledger.NewSource;
import io.saddlebag.ledger.RowRange;
import io.saddlebag.ledger.Settlement;
import io.saddlebag.ledger.SourceKind;
import io.saddlebag.records.Row;
import java.io.BufferedReader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DeadLetterCommandsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Ticks NO_MORE = () -> false;

    @TempDir
    Path home;

    private final Commands saddlebag = new Commands();
    private final StringWriter out = saddlebag.out();
    private final StringWriter err = saddlebag.err();
    private final List<ReplayRequest> replayed = new ArrayList<>();

    @BeforeEach
    void two_dead_letters_of_contacts() {
        try (var ledger = Ledger.open(home, CLOCK)) {
            var source = new NewSource(
                    SourceKind.FILE,
                    "contacts",
                    "march.csv",
                    "inbox/contacts/march.csv",
                    100,
                    "f",
                    CLOCK.instant(),
                    "upsert",
                    "00D000000000001",
                    "m",
                    "CSV",
                    Optional.of(','),
                    List.of("id"));
            var loading = ledger.sources().begin(source, new byte[0]);
            ledger.sources()
                    .settle(new Settlement(
                            loading.id(),
                            new RowRange(1, 2),
                            new Counts(0, 0, 0, 2),
                            new byte[0],
                            List.of(dead("DL-1", 1), dead("DL-2", 2)),
                            List.of(),
                            50));
            new DeadLetterFiles(home, ledger).refresh();
        }
    }

    @Test
    void a_misspelt_flow_is_no_empty_answer_in_any_of_the_commands() {
        for (var command : List.of(
                new DeadLettersCommand(CLOCK),
                new ReplayCommand(CLOCK, NO_MORE, (at, request) -> new ReplayReport(0, 0, 0, 0, 0, "", "")),
                new DiscardCommand(CLOCK, NO_MORE, new BufferedReader(new StringReader(""))))) {
            err.getBuffer().setLength(0);
            assertThat(run(command, "contcts")).isEqualTo(2);

            assertThat(err.toString()).startsWith("There is no flow 'contcts'. Did you mean 'contacts'?\n");
        }
    }

    @Test
    void a_file_that_was_never_loaded_is_said_to_be_that_and_one_without_dead_letters_is_not() {
        assertThat(run(new DeadLettersCommand(CLOCK), "--file", "marhc.csv")).isEqualTo(2);

        assertThat(err.toString())
                .startsWith("No file or queue 'marhc.csv' was ever loaded. Did you mean 'march.csv'?\n");
        assertThat(run(new DeadLettersCommand(CLOCK), "--file", "march.csv", "--code", "OTHER"))
                .isZero();
        assertThat(run(new DeadLettersCommand(CLOCK), "leads")).isZero();
    }

    @Test
    void dead_letters_lists_by_error_code_with_sample_lines() {
        assertThat(run(new DeadLettersCommand(CLOCK), "contacts")).isZero();

        assertThat(out)
                .hasToString(
                        "contacts  REQUIRED_FIELD_MISSING  2  inbox/contacts/march.csv:2, inbox/contacts/march.csv:3  "
                                + "Say who.\n2 dead letters.\n");
    }

    @Test
    void dead_letters_gives_the_same_facts_as_json() throws Exception {
        assertThat(run(new DeadLettersCommand(CLOCK), "--json")).isZero();

        assertThat(new JsonMapper()
                        .readTree(out.toString())
                        .at("/deadLetters/0/count")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void dead_letters_tells_the_story_of_one() {
        assertThat(run(new DeadLettersCommand(CLOCK), "--id", "DL-1")).isZero();

        assertThat(out)
                .hasToString("DL-1  contacts  inbox/contacts/march.csv:2 (row 1)  open, 1 attempt\n"
                        + "  2026-03-01 12:00:00 +00:00  failed  REQUIRED_FIELD_MISSING  Say who.\n");
    }

    @Test
    void an_unknown_id_and_a_time_that_is_none_are_refused() {
        assertThat(run(new DeadLettersCommand(CLOCK), "--id", "DL-9")).isEqualTo(2);
        assertThat(run(new DeadLettersCommand(CLOCK), "--since", "soon")).isEqualTo(2);

        assertThat(err.toString())
                .contains("There is no dead letter DL-9.\n")
                .contains("--since is 'soon', which is no time. Write 2h, 3d, 2026-03-01 or 2026-03-01T14:30.\n");
    }

    @Test
    void replay_sends_what_is_chosen_and_tells_what_became_of_it() {
        assertThat(run(replay(NO_MORE), "contacts", "--id", "DL-2", "--overwrite"))
                .isEqualTo(1);

        assertThat(replayed).containsExactly(new ReplayRequest(List.of("DL-2"), true));
        assertThat(out).hasToString("contacts: 1 dead letter to send again.\n1 delivered, 1 failed again.\n");
    }

    @Test
    void a_dry_run_of_replay_sends_nothing() {
        assertThat(run(replay(NO_MORE), "--dry-run")).isZero();

        assertThat(replayed).isEmpty();
        assertThat(out).hasToString("contacts: 2 dead letters would be sent again.\nNothing was sent.\n");
    }

    @Test
    void replay_lets_the_running_process_do_it_and_tells_its_answer() {
        try (var running = HomeLock.take(home).orElseThrow();
                var ledger = Ledger.open(home, CLOCK)) {
            assertThat(running).isNotNull();
            Ticks answering = () -> {
                var request = ledger.requests().open().get(0);
                assertThat(request.args()).isEqualTo("{\"ids\":[\"DL-1\",\"DL-2\"],\"overwrite\":false}");
                ledger.requests().answer(request.id(), Wire.json(new ReplayReport(2, 0, 0, 0, 0, "", "")));
                return true;
            };

            assertThat(run(replay(answering))).isZero();
        }

        assertThat(replayed).isEmpty();
        assertThat(out).hasToString("contacts: 2 dead letters to send again.\n2 delivered.\n");
    }

    @Test
    void a_request_outlives_the_process_it_was_left_for() {
        try (var running = HomeLock.take(home).orElseThrow()) {
            assertThat(running).isNotNull();
            assertThat(run(replay(NO_MORE))).isEqualTo(3);
        }

        assertThat(out.toString())
                .endsWith("The process that runs the flows ended before it was done; the next run does it.\n");
        try (var ledger = Ledger.open(home, CLOCK)) {
            assertThat(ledger.requests().open()).hasSize(1);
        }
    }

    @Test
    void discard_asks_first_and_no_answer_is_no() {
        assertThat(run(discard(""), "contacts")).isZero();
        assertThat(run(discard("n\n"), "contacts")).isZero();

        assertThat(out.toString())
                .startsWith("contacts: 2 dead letters to discard.\n"
                        + "They will not be sent any more. Discard them? [y/N] Nothing was discarded.\n");
        assertThat(unsettled()).hasSize(2);
    }

    @Test
    void discard_removes_from_the_ledger_and_the_dead_letter_file_alike() {
        assertThat(run(discard("y\n"), "--id", "DL-1")).isZero();
        assertThat(home.resolve("dead-letter/contacts/march.csv")).content().doesNotContain("DL-1");

        assertThat(run(discard(""), "--yes", "--code", "REQUIRED_FIELD_MISSING"))
                .isZero();
        assertThat(out.toString()).endsWith("contacts: 1 dead letter to discard.\n1 dead letter discarded.\n");
        assertThat(home.resolve("dead-letter/contacts/march.csv")).doesNotExist();
        assertThat(unsettled()).isEmpty();
    }

    @Test
    void discard_lets_the_running_process_do_it() {
        try (var running = HomeLock.take(home).orElseThrow();
                var ledger = Ledger.open(home, CLOCK)) {
            assertThat(running).isNotNull();
            Ticks answering = () -> {
                ledger.requests().answer(1, Wire.json(new DiscardReport(2)));
                return true;
            };

            assertThat(run(new DiscardCommand(CLOCK, answering, reader("")), "--yes"))
                    .isZero();
        }

        assertThat(out.toString()).endsWith("2 dead letters discarded.\n");
    }

    @Test
    void status_shows_what_is_loading_and_what_needs_a_person() throws Exception {
        Files.createDirectories(home.resolve("inbox/leads"));
        Files.writeString(home.resolve("inbox/leads/april.csv"), "id\n1\n");
        Files.writeString(home.resolve("inbox/leads/may.csv.part"), "id\n");

        assertThat(run(new StatusCommand(CLOCK, NO_MORE))).isZero();

        assertThat(out).hasToString("""
                        No run is active in this home.

                        contacts  march.csv  [##########----------]  50%  2 rows    2 dead letters

                        Waiting in the inboxes: leads 1 file.

                        2 dead letters:
                          contacts  REQUIRED_FIELD_MISSING  2  inbox/contacts/march.csv:2, inbox/contacts/march.csv:3
                        """);
    }

    @Test
    void status_as_json_has_the_same_facts() throws Exception {
        assertThat(run(new StatusCommand(CLOCK, NO_MORE), "--json")).isZero();

        var json = new JsonMapper().readTree(out.toString());
        assertThat(json.at("/files/0/fraction").asDouble()).isEqualTo(0.5);
        assertThat(json.at("/files/0/deadLetters").asInt()).isEqualTo(2);
        assertThat(json.at("/deadLetters/0/samples/1").asText()).isEqualTo("inbox/contacts/march.csv:3");
        assertThat(json.at("/running").asBoolean()).isFalse();
    }

    @Test
    void status_says_that_signing_in_by_user_name_and_password_ends() throws Exception {
        Files.writeString(
                home.resolve("application.properties"),
                "camel.component.salesforce.user-name = ada@example.org\ncamel.component.salesforce.password = p\n");
        var before = Clock.fixed(Instant.parse("2027-02-19T12:00:00Z"), ZoneOffset.UTC);
        var after = Clock.fixed(Instant.parse("2027-02-22T12:00:00Z"), ZoneOffset.UTC);

        assertThat(run(new StatusCommand(before, NO_MORE))).isZero();
        assertThat(out.toString())
                .contains("\n\nSigning in by user name and password ends on 20 February 2027, in 1 day:");
        assertThat(run(new StatusCommand(after, NO_MORE))).isEqualTo(1);

        out.getBuffer().setLength(0);
        assertThat(run(new StatusCommand(before, NO_MORE), "--json")).isZero();
        assertThat(new JsonMapper().readTree(out.toString()).at("/warnings/0").asText())
                .startsWith("Signing in by user name and password ends on 20 February 2027");
    }

    @Test
    void status_looks_again_until_it_is_stopped() {
        var looks = new ArrayList<Integer>();
        Ticks twice = () -> {
            looks.add(1);
            return looks.size() < 3;
        };

        assertThat(run(new StatusCommand(CLOCK, twice), "--watch", "--json")).isZero();

        assertThat(out.toString().lines()).hasSize(3);
    }

    @Test
    void status_of_a_damaged_ledger_is_one_sentence() throws Exception {
        Files.writeString(home.resolve("state/ledger.db"), "notes ".repeat(500));

        assertThat(run(new StatusCommand(CLOCK, NO_MORE))).isEqualTo(2);

        assertThat(err.toString()).startsWith("state/ledger.db is damaged (").hasLineCount(1);
    }

    private ReplayCommand replay(Ticks ticks) {
        return new ReplayCommand(CLOCK, ticks, (root, request) -> {
            replayed.add(request);
            return new ReplayReport(1, 1, 0, 0, 0, "", "");
        });
    }

    private static DiscardCommand discard(String answer) {
        return new DiscardCommand(CLOCK, NO_MORE, reader(answer));
    }

    private static BufferedReader reader(String text) {
        return new BufferedReader(new StringReader(text));
    }

    private List<String> unsettled() {
        try (var ledger = Ledger.open(home, CLOCK)) {
            return ledger.deadLetters().ids(DeadLetterFilter.UNSETTLED);
        }
    }

    private int run(Object command, String... args) {
        return saddlebag.in(home, new CommandLine(command), args);
    }

    private static NewDeadLetter dead(String id, long row) {
        return NewDeadLetter.open(
                id,
                new Row.Cells(row, row + 1, List.of("id"), List.of("C-" + row)),
                Optional.empty(),
                new Failure("REQUIRED_FIELD_MISSING", "Say who.", List.of()),
                Optional.empty());
    }
}
