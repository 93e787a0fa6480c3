package io.saddlebag.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.ledger.ApiUsage;
import io.saddlebag.ledger.Counts;
import io.saddlebag.ledger.DeadLetterGroup;
import io.saddlebag.ledger.EventCounts;
import io.saddlebag.ledger.LeftFile;
import io.saddlebag.ledger.Pause;
import io.saddlebag.ledger.Run;
import io.saddlebag.ledger.Source;
import io.saddlebag.ledger.SourceKind;
import io.saddlebag.ledger.SourceState;
import io.saddlebag.records.Place;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusTextTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    @Test
    void a_running_home_is_told_in_one_look() {
        var status = new Status(
                LATER,
                true,
                Optional.of(new Run(1, 4711, "0.1.0", NOON, Optional.empty())),
                List.of(FileProgress.of(loading(500)), FileProgress.of(done())),
                Map.of("leads", 2L),
                Map.of("contacts", 1L),
                List.of(new Pause(
                        "leads",
                        "limit",
                        "The daily limit of API requests is reached.",
                        NOON,
                        Optional.of(LATER.plusSeconds(60)))),
                List.of(new DeadLetterGroup(
                        "contacts",
                        "REQUIRED_FIELD_MISSING",
                        1_204,
                        "Say who.",
                        List.of(new Place("inbox/contacts/march.csv", 18), new Place("inbox/contacts/march.csv", 22)))),
                List.of(new DeadLetterGroup("contacts", "INVALID_FIELD", 1, "No parent.", List.of())),
                List.of(new ApiUsage("00D000000000001", 1_240, 15_000, LATER)),
                List.of(new LeftFile("leads", "inbox/leads/app.log", "inbox/leads/app.log is still written.", NOON)),
                Optional.empty());

        assertThat(StatusText.of(status, ZoneOffset.UTC))
                .containsExactly(
                        "Running since 12:00 +00:00 (process 4711).",
                        "",
                        "contacts  april.csv  done 12:01 +00:00  7 rows    7 updated",
                        "",
                        "contacts  march.csv  [##########----------]  50%  6,000 rows  100 rows/s  "
                                + "5,991 created, 9 dead letters, about 1 min left",
                        "",
                        "Waiting in the inboxes: leads 2 files.",
                        "",
                        "Set aside in rejected/: contacts 1 file. The reason lies beside each.",
                        "",
                        "1 file for a person to look at:",
                        "  inbox/leads/app.log is still written.",
                        "",
                        "leads is paused (since 12:00 +00:00): The daily limit of API requests is reached. Next attempt: 12:02 +00:00.",
                        "",
                        "1,204 dead letters:",
                        "  contacts  REQUIRED_FIELD_MISSING  1,204  inbox/contacts/march.csv:18, inbox/contacts/march.csv:22",
                        "",
                        "1 row waiting to be sent again:",
                        "  contacts  INVALID_FIELD  1",
                        "",
                        "API requests in the last 24 hours: 1,240 of 15,000 (as seen at 12:01 +00:00).");
    }

    @Test
    void a_killed_run_is_told_apart_from_one_that_ended() {
        var killed = new Run(1, 4711, "0.1.0", NOON.minusSeconds(86_400), Optional.empty());
        var ended = new Run(1, 4711, "0.1.0", NOON, Optional.of(LATER));

        assertThat(text(Optional.of(killed)))
                .containsExactly(
                        "No run is active in this home (the last one began 2026-02-28 12:00 +00:00 and was killed). The next run continues where it was.");
        assertThat(text(Optional.of(ended)))
                .containsExactly("No run is active in this home (last ended 12:01 +00:00).");
        assertThat(text(Optional.empty())).containsExactly("No run is active in this home. Nothing was loaded yet.");
    }

    @Test
    void where_no_process_runs_nothing_is_promised() {
        var pauses = List.of(
                new Pause("contacts", "sign_in", "Run: saddlebag login", NOON, Optional.of(LATER.plusSeconds(60))),
                new Pause("leads", "limit", "The limit is reached.", NOON, Optional.of(LATER.plusSeconds(60))));

        assertThat(StatusText.of(paused(pauses, false), ZoneId.of("Europe/Berlin")))
                .containsExactly(
                        "No run is active in this home (last ended 13:01 +01:00).",
                        "",
                        "Signed out: all flows were paused (since 13:00 +01:00) when the last run ended.",
                        "  Run: saddlebag login",
                        "  Nothing is tried until the next run.",
                        "",
                        "leads was paused (since 13:00 +01:00) when the last run ended: The limit is reached."
                                + " Nothing is tried until the next run.");
        assertThat(StatusText.of(paused(pauses, true), ZoneOffset.UTC))
                .contains("  They continue within seconds after a sign-in succeeds. Next attempt: 12:02 +00:00.");
    }

    @Test
    void a_file_that_nobody_loads_just_now_is_not_called_loading_and_has_no_time_left() {
        var files = List.of(FileProgress.of(loading(0)), FileProgress.of(loading(500)));

        assertThat(StatusText.of(withFiles(files, false), ZoneOffset.UTC).toString())
                .contains("not finished")
                .doesNotContain("loading")
                .doesNotContain("left");
        assertThat(StatusText.of(withFiles(files, true), ZoneOffset.UTC).toString())
                .contains("loading")
                .contains("about 1 min left");
    }

    @Test
    void a_file_whose_flow_waits_has_no_time_left() {
        var loading = FileProgress.of(loading(500));
        assertThat(String.join(" ", StatusText.of(withPause(loading, "leads", "home"), ZoneOffset.UTC)))
                .as("another flow waits")
                .contains(" left");

        var waits = withPause(loading, "contacts", "flow");
        assertThat(String.join(" ", StatusText.of(waits, ZoneOffset.UTC))).doesNotContain(" left");
        assertThat(StatusJson.of(waits, ZoneOffset.UTC).toString()).doesNotContain("secondsLeft");
    }

    private static Status withPause(FileProgress file, String flow, String cause) {
        var running = withFiles(List.of(file), true);
        return new Status(
                running.at(),
                true,
                running.lastRun(),
                running.files(),
                Map.of(),
                Map.of(),
                List.of(new Pause(flow, cause, "It waits.", NOON, Optional.empty())),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    @Test
    void an_attempt_that_is_due_is_not_announced() {
        var due = new Pause("leads", "limit", "The limit is reached.", NOON, Optional.of(LATER));

        assertThat(StatusText.of(paused(List.of(due), true), ZoneOffset.UTC))
                .endsWith("leads is paused (since 12:00 +00:00): The limit is reached.");
    }

    private static Status paused(List<Pause> pauses, boolean running) {
        var run = new Run(1, 4711, "0.1.0", NOON, running ? Optional.empty() : Optional.of(LATER));
        return new Status(
                LATER,
                running,
                Optional.of(run),
                List.of(),
                Map.of(),
                Map.of(),
                pauses,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    @Test
    void a_file_whose_bytes_are_not_counted_has_neither_bar_nor_estimate() {
        var progress = FileProgress.of(loading(0));

        assertThat(progress.fraction()).isEmpty();
        assertThat(progress.left()).isEmpty();
        assertThat(progress.rowsPerSecond()).isEqualTo(100);
    }

    @Test
    void events_that_were_not_delivered_are_counted_with_the_last_reason() {
        var none = withFiles(List.of(), true);
        var status = new Status(
                none.at(),
                true,
                none.lastRun(),
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(new EventCounts(1_000, 200, 34, "the answer was 500", NOON)));

        assertThat(StatusText.of(status, ZoneOffset.UTC))
                .endsWith(
                        "234 of 1,234 events were not delivered (the last: the answer was 500). Look at the route notify;"
                                + " loads go on.");
        assertThat(StatusJson.of(status, ZoneOffset.UTC).get("events").toString())
                .isEqualTo("{\"delivered\":1000,\"failed\":200,\"dropped\":34,\"reason\":\"the answer was 500\","
                        + "\"failedAt\":\"2026-03-01T12:00:00.000+00:00\"}");
    }

    @Test
    void only_the_latest_ended_files_are_named() {
        var many = Collections.nCopies(312, FileProgress.of(done()));
        var status = new Status(
                LATER,
                false,
                Optional.empty(),
                many,
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());

        assertThat(StatusText.of(status, ZoneOffset.UTC)).hasSize(24).contains("292 earlier files of this run ended.");
    }

    private static Status withFiles(List<FileProgress> files, boolean running) {
        return new Status(
                LATER,
                running,
                Optional.of(new Run(1, 4711, "0.1.0", NOON, Optional.empty())),
                files,
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static List<String> text(Optional<Run> run) {
        return StatusText.of(
                new Status(
                        LATER,
                        false,
                        run,
                        List.of(),
                        Map.of(),
                        Map.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty()),
                ZoneOffset.UTC);
    }

    private static Source loading(long bytesRead) {
        return source("march.csv", SourceState.LOADING, new Counts(5_991, 0, 0, 9), bytesRead, Optional.of(LATER));
    }

    private static Source done() {
        return source("april.csv", SourceState.DONE, new Counts(0, 7, 0, 0), 1_000, Optional.empty());
    }

    private static Source source(
            String name, SourceState state, Counts counts, long bytesRead, Optional<Instant> lastSettled) {
        return new Source(
                1,
                SourceKind.FILE,
                "contacts",
                name,
                "inbox/contacts/" + name,
                1_000,
                "f",
                "upsert",
                "00D000000000001",
                "CSV",
                Optional.of(','),
                List.of("id"),
                state,
                Optional.empty(),
                NOON,
                state == SourceState.DONE ? Optional.of(LATER) : Optional.empty(),
                counts,
                bytesRead,
                NOON,
                0,
                lastSettled,
                Optional.empty(),
                Optional.empty());
    }
}
