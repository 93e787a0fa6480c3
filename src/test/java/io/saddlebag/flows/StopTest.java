package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import io.saddlebag.Child;
import io.saddlebag.FlowText;
import io.saddlebag.Main;
import io.saddlebag.Until;
import io.saddlebag.flow.Inbox;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class StopTest {

    private static final int ROWS = 400;

    @TempDir
    private Path home;

    @Test
    void a_stop_that_is_shorter_than_a_call_says_what_becomes_of_the_rows_and_the_next_run_loads_them_once()
            throws Exception {
        try (var salesforce = Simulator.start()) {
            Journey.signInFile(home, salesforce, "saddlebag.stop-timeout = 500ms");
            FlowText.people().in(home, FlowText.PEOPLE);
            var rows = IntStream.range(0, ROWS)
                    .mapToObj(i -> i + ",Ada\n")
                    .collect(Collectors.joining("", "id,name\n", ""));
            Files.writeString(
                    Files.createDirectories(home.resolve("inbox/people")).resolve("march.csv"), rows);
            var answer = new CountDownLatch(1);
            salesforce.faults().every(1, Kind.COLLECTIONS, new Fault.AnswerHeld(answer));

            var run = Child.start(process("run"));
            Until.itIs(() -> !salesforce.writes("Contact").isEmpty());
            run.destroy();
            assertThat(run.waitFor(Until.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            answer.countDown();
            salesforce.faults().clear();

            assertThat(Files.readAllLines(home.resolve("log1")))
                    .isNotEmpty()
                    .allMatch(line ->
                            line.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}[+-]\\d\\d:\\d\\d .*"))
                    .allMatch(line ->
                            line.contains(" people: march.csv: ") || line.contains("Started, 1 flow. Files go into"))
                    .anyMatch(line -> line.contains("the stop does not wait any longer for a call to Salesforce")
                            && line.contains("The next start sends its rows again, which makes no duplicate.")
                            && line.contains("saddlebag.stop-timeout"));
            assertThat(Child.run(process("run", "--once")).exitValue()).isZero();
            assertThat(salesforce.count("Contact")).isEqualTo(ROWS);
        }
    }

    @Test
    void a_stop_that_begins_when_the_last_row_of_a_file_has_its_outcome_waits_until_the_file_has_ended()
            throws Exception {
        var hears = (Logger) LoggerFactory.getLogger(Inbox.class);
        try (var journey = new Journey(home).flow("people", FlowText.people().mapping(FlowText.PEOPLE))) {
            var stop = new Thread(journey::stop);
            var stopping = new StopsAt("people: march.csv: 1 row, 1 created", stop);
            stopping.start();
            hears.addAppender(stopping);

            journey.start();
            journey.drop("people", "march.csv", "id,name\n1,Ada\n".getBytes(StandardCharsets.UTF_8));
            var report = journey.nextReport();
            Until.itIs(() -> stop.getState() == Thread.State.TERMINATED);

            assertThat(report.trouble()).isEmpty();
            try (var ledger = Ledger.open(home, Clock.systemUTC())) {
                assertThat(ledger.sources().loading()).isEmpty();
            }
        } finally {
            hears.detachAppender("stops");
        }
    }

    /** Begins the stop, and holds the file's thread until the stop waits. */
    private static final class StopsAt extends UnsynchronizedAppenderBase<ILoggingEvent> {

        private final String line;
        private final Thread stop;

        StopsAt(String line, Thread stop) {
            this.line = line;
            this.stop = stop;
            setName("stops");
            setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        }

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getFormattedMessage().equals(line) && stop.getState() == Thread.State.NEW) {
                stop.start();
                try {
                    Until.itIs(() -> stop.getState() == Thread.State.TIMED_WAITING);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /** With the log settings as shipped; those of the tests hear everything. */
    private ProcessBuilder process(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--home", home.toString()));
        var shipped = Path.of("src/main/resources/logback.xml").toAbsolutePath();
        return Child.java(List.of("-Dlogback.configurationFile=" + shipped), Main.class, all.toArray(String[]::new))
                .redirectError(home.resolve("log" + words.length).toFile())
                .redirectOutput(home.resolve("out").toFile());
    }
}
