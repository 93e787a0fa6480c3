package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.saddlebag.Commands;
import io.saddlebag.FlowText;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A process that ends by itself promises nothing for a time at which it may have ended. */
class PauseOfARunThatEndsTest {

    private static final String OR_NEXT_START = ", or until the next start if this run ends before: ";

    private final Logger notices = (Logger) LoggerFactory.getLogger("io.saddlebag.flow.PauseNotice");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir
    private Path home;

    @BeforeEach
    void listen() {
        log.start();
        notices.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        notices.detachAppender(log);
    }

    @Test
    void run_once_says_that_the_next_start_may_be_what_a_file_waits_for() throws Exception {
        try (var journey = new Journey(home)) {
            Journey.signInFile(home, journey.salesforce, "saddlebag.retry-budget = 1ms", "saddlebag.retry-pause = 1ms");
            FlowText.people().in(home, FlowText.PEOPLE);
            Files.writeString(
                    Files.createDirectories(home.resolve("inbox/people")).resolve("march.csv"), "id,name\n1,Ada\n");
            journey.salesforce.faults().every(1, Kind.COLLECTIONS, new Fault.ServerUnavailable());

            assertThat(new Commands().in(home, "run", "--once")).isEqualTo(3);

            assertThat(said())
                    .first()
                    .asString()
                    .startsWith("people: march.csv waits in the inbox until ")
                    .contains(OR_NEXT_START);
        }
    }

    @Test
    void nothing_is_said_to_be_tried_again_where_no_process_runs() throws Exception {
        try (var journey = new Journey(home)) {
            Journey.signInFile(home, journey.salesforce);
            FlowText.people().in(home, FlowText.PEOPLE);
            Files.writeString(
                    Files.createDirectories(home.resolve("inbox/people")).resolve("march.csv"), "id,name\n1,Ada\n");
            journey.salesforce
                    .faults()
                    .every(1, Kind.COLLECTIONS, new Fault.CallRefused(503, "ORG_IN_MAINTENANCE", "Come back later."));
            assertThat(new Commands().in(home, "run", "--once")).isEqualTo(3);

            var status = new Commands();
            status.in(home, "status");

            assertThat(status.out().toString())
                    .contains(
                            "The org is under maintenance (ORG_IN_MAINTENANCE: Come back later.). That ends by itself.")
                    .contains("Nothing is tried until the next run.")
                    .doesNotContain("tried again");
        }
    }

    @Test
    void a_run_that_goes_on_says_when_it_tries_again() throws Exception {
        try (var journey = new Journey(home)
                .flow("people", FlowText.people().mapping(FlowText.PEOPLE))
                .with("saddlebag.retry-budget", "1ms")
                .start()) {
            journey.salesforce.faults().every(1, Kind.COLLECTIONS, new Fault.ServerUnavailable());

            journey.receives("people", "march.csv", "id,name\n1,Ada\n");

            assertThat(said())
                    .first()
                    .asString()
                    .startsWith("people: march.csv waits in the inbox until ")
                    .doesNotContain("next start");
        }
    }

    private List<String> said() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
