package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.saddlebag.Child;
import io.saddlebag.Commands;
import io.saddlebag.FlowText;
import io.saddlebag.Main;
import io.saddlebag.Until;
import io.saddlebag.flow.FileReport;
import io.saddlebag.ledger.Counts;
import io.saddlebag.ledger.DeadLetterFilter;
import io.saddlebag.ledger.DeadLetterState;
import io.saddlebag.ledger.SmallDisk;
import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Each call brings a dead letter that is larger than what is free in the ledger. */
class FullDiskTest {

    private static final String FIELDS = """
            Customer_No__c = .id
            LastName       = .name
            Company        = "Y"
            Description    = .text
            """;

    private static final int ROWS = 1_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"insert", "upsert"})
    void answers_that_came_while_the_disk_is_full_are_written_when_there_is_room(String operation) throws Exception {
        try (var journey = journey(operation)) {
            fill(journey);

            assertThat(journey.pauses()).singleElement().satisfies(pause -> {
                assertThat(pause.flow()).isEqualTo("people");
                assertThat(pause.reason()).startsWith("state/ledger.db cannot be written (disk full).");
            });
            assertThat(status()).contains("people is paused").contains("(disk full)");
            assertThat(journey.health().awaitUp(false).down()).containsKeys("ledger", "flow:people");
            SmallDisk.hasRoom(journey.ledger());

            var report = journey.nextReport();
            assertThat(report.trouble()).isEmpty();
            assertThat(report.counts()).isEqualTo(new Counts(ROWS - 5, 0, 0, 5));
            assertThat(codes(journey)).containsOnly("REQUIRED_FIELD_MISSING");
            assertThat(calls(journey)).isEqualTo(ROWS / 200);
            assertThat(journey.results(report)).hasSize(ROWS + 1);
            journey.awaitPauses(0);
            journey.health().awaitUp(true);
        }
    }

    @Test
    void messages_of_a_queue_are_committed_when_there_is_room_for_their_answers() throws Exception {
        FlowText.queue("people", "crm.people", "Lead")
                .with("operation", "insert")
                .in(folder, FIELDS);
        try (var journey = new Journey(folder, Settings.defaults().withDailyApiLimit(1_000_000)).start();
                var postbox = journey.postbox()) {
            var answers = new CountDownLatch(1);
            journey.salesforce.faults().next(Kind.COLLECTIONS, held(answers, ROWS / 200));
            for (int first = 1; first <= ROWS; first += 200) {
                var text = rows(first, first + 199);
                postbox.send("crm.people", session -> session.createTextMessage(text));
            }
            Until.itIs(() -> calls(journey) == ROWS / 200);
            SmallDisk.isFull(journey.ledger());
            answers.countDown();
            Until.itIs(() -> !journey.pauses().isEmpty());
            assertThat(journey.pauses().get(0).reason()).contains("(disk full)");
            SmallDisk.hasRoom(journey.ledger());

            Until.itIs(() -> journey.deadLetters().size() == 5, journey::deadLetters);
            assertThat(codes(journey)).containsOnly("REQUIRED_FIELD_MISSING");
            assertThat(journey.salesforce.count("Lead")).isEqualTo(ROWS - 5);
            assertThat(calls(journey)).isEqualTo(ROWS / 200);
            journey.awaitPauses(0);
            Until.itIs(() -> postbox.in("crm.people.dlq").size() == 5);
        }
    }

    @Test
    void no_call_leaves_until_the_ledger_has_room_for_its_outcome() throws Exception {
        try (var journey = journey("upsert")) {
            SmallDisk.hasNoRoomForTheReserve(folder);
            var answers = new CountDownLatch(1);
            journey.salesforce.faults().next(Kind.COLLECTIONS, held(answers, 5));
            journey.drop("people", "more.csv", rows(4 * ROWS).getBytes());
            Until.itIs(() -> calls(journey) == 5);
            SmallDisk.isFull(journey.ledger());
            answers.countDown();
            Until.itIs(() -> !journey.pauses().isEmpty());
            SmallDisk.hasRoom(journey.ledger());

            var waiting = journey.nextReport();
            assertThat(waiting.trouble().orElseThrow().what()).contains("(disk full)");
            assertThat(waiting.counts().total()).isEqualTo(200 * calls(journey)).isBetween(1_000L, 2_000L);

            SmallDisk.hasRoomForTheReserve(folder);
            assertThat(ended(journey).counts()).isEqualTo(new Counts(4 * ROWS - 20, 0, 0, 20));
            assertThat(calls(journey)).isEqualTo(20);
        }
    }

    @Test
    void the_status_says_why_even_where_the_ledger_has_no_room_for_it() throws Exception {
        try (var journey = journey("upsert")) {
            assertThat(status()).doesNotContain("paused");
            Files.writeString(folder.resolve("state/disk-trouble"), "state/ledger.db cannot be written (disk full).");

            assertThat(status())
                    .contains("ledger is paused")
                    .contains("state/ledger.db cannot be written (disk full).");
            journey.stop();
            assertThat(status()).doesNotContain("disk full");
        }
    }

    @Test
    void what_the_running_process_noted_stays_when_another_leaves_a_request() throws Exception {
        try (var journey = journey("upsert")) {
            journey.receives("people", "people.csv", rows(200));
            var note =
                    Files.writeString(folder.resolve("state/disk-trouble"), "results/ cannot be written (disk full).");

            var other = Child.start(Child.java(List.of(), Main.class, "discard", "--yes", "--home", folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("discard.log").toFile()));

            assertThat(other.waitFor()).isZero();
            assertThat(journey.deadLetters()).isEmpty();
            assertThat(note).hasContent("results/ cannot be written (disk full).");
        }
    }

    @Test
    void a_replay_keeps_its_answers_while_the_disk_is_full() throws Exception {
        try (var journey = journey("insert")) {
            journey.receives("people", "people.csv", rows(ROWS));
            Journey.signInFile(folder, journey.salesforce);
            SmallDisk.isFull(journey.ledger());
            var replay = new Thread(() -> new Commands().in(folder, "replay"));
            replay.start();
            Until.itIs(() -> !journey.pauses().isEmpty());
            SmallDisk.hasRoom(journey.ledger());
            replay.join();

            assertThat(codes(journey)).containsOnly("REQUIRED_FIELD_MISSING");
            assertThat(journey.deadLetters())
                    .hasSize(5)
                    .allMatch(dead -> dead.state() == DeadLetterState.OPEN && dead.attempts() == 2);
        }
    }

    @Test
    void a_stop_while_the_disk_is_full_ends_and_the_next_start_sends_what_it_could_not_write_down() throws Exception {
        try (var journey = journey("upsert")) {
            var log = new Errors();
            fill(journey);
            try (log) {
                journey.stop();
            }
            assertThat(log.told)
                    .anyMatch(
                            line -> line.matches(
                                    "people: the answers to rows \\d+ to \\d+ of people.csv could"
                                            + " not be written before the stop: state/ledger.db cannot be written \\(disk full\\)\\..*"));

            journey.start();
            assertThat(ended(journey).counts()).isEqualTo(new Counts(0, ROWS - 5, 0, 5));
            assertThat(journey.salesforce.count("Lead")).isEqualTo(ROWS - 5);
        }
    }

    private static final class Errors extends AppenderBase<ILoggingEvent> implements AutoCloseable {
        private final Queue<String> told = new ConcurrentLinkedQueue<>();
        private final Logger log = (Logger) LoggerFactory.getLogger("io.saddlebag");

        private Errors() {
            start();
            log.addAppender(this);
        }

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel() == Level.ERROR) {
                told.add(event.getFormattedMessage());
            }
        }

        @Override
        public void close() {
            log.detachAppender(this);
        }
    }

    private Journey journey(String operation) throws Exception {
        var flow = FlowText.inbox("people", "Lead").with("operation", operation);
        (operation.equals("upsert") ? flow.with("key", "Customer_No__c") : flow).in(folder, FIELDS);
        return new Journey(folder, Settings.defaults().withDailyApiLimit(1_000_000))
                .with("saddlebag.pause", "50ms")
                .start();
    }

    /** Lets the disk be full when all calls of a file are out. */
    private static void fill(Journey journey) throws Exception {
        var answers = new CountDownLatch(1);
        journey.salesforce.faults().next(Kind.COLLECTIONS, held(answers, ROWS / 200));
        journey.drop("people", "people.csv", rows(ROWS).getBytes());
        Until.itIs(() -> calls(journey) == ROWS / 200);
        SmallDisk.isFull(journey.ledger());
        answers.countDown();
        Until.itIs(() -> !journey.pauses().isEmpty());
    }

    private static Fault[] held(CountDownLatch answers, int calls) {
        return IntStream.range(0, calls)
                .mapToObj(call -> new Fault.AnswerHeld(answers))
                .toArray(Fault[]::new);
    }

    private static long calls(Journey journey) {
        return journey.salesforce.requests().count(Kind.COLLECTIONS);
    }

    private static FileReport ended(Journey journey) throws InterruptedException {
        var report = journey.nextReport();
        while (report.trouble().isPresent()) {
            report = journey.nextReport();
        }
        return report;
    }

    /** The last of 200 has no name. */
    private static String rows(int number) {
        return rows(1, number);
    }

    private static String rows(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(i -> "C" + i + (i % 200 == 0 ? ",," + "x".repeat(20_000) : ",Lead" + i + ","))
                .collect(Collectors.joining("\n", "id,name,text\n", "\n"));
    }

    private static List<String> codes(Journey journey) {
        return journey.ledger().deadLetters().list(DeadLetterFilter.UNSETTLED).stream()
                .map(dead -> dead.failure().code())
                .toList();
    }

    private String status() {
        var commands = new Commands();
        commands.in(folder, "status");
        return commands.out().toString();
    }
}
