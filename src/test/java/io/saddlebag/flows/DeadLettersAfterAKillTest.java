package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Child;
import io.saddlebag.Commands;
import io.saddlebag.FlowText;
import io.saddlebag.Main;
import io.saddlebag.QuietBroker;
import io.saddlebag.Until;
import io.saddlebag.ledger.DeadLetter;
import io.saddlebag.ledger.DeadLetterFilter;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.queue.OpenBroker;
import io.saddlebag.queue.Postbox;
import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Rows whose dead letters were settled, and whose process was killed before it wrote the file of them. */
@ExtendWith(QuietBroker.class)
class DeadLettersAfterAKillTest {

    private static final List<String> OPTIONS = List.of("-Xmx128m", QuietBroker.IN_A_PROCESS);

    @TempDir
    private Path home;

    private Simulator salesforce;

    @BeforeEach
    void start() throws Exception {
        salesforce = Simulator.start(Settings.defaults());
        Journey.signInFile(home, salesforce, "saddlebag.broker.address = 127.0.0.1:0");
    }

    @AfterEach
    void stop() {
        salesforce.close();
    }

    @Test
    void those_of_a_file_are_in_the_folder_after_the_next_start_even_where_the_file_is_gone() throws Exception {
        FlowText.people().in(home, FlowText.PEOPLE);
        var file = Files.createDirectories(home.resolve("inbox/people")).resolve("march.csv");
        Files.writeString(file, "id,name\n" + String.join("\n", rows("%d,%s")));
        killWithDeadLetters();
        Files.delete(file);

        new Commands().in(home, "run", "--once");

        assertThat(written("march.csv")).isNotEmpty().isEqualTo(settled());
    }

    @Test
    void those_of_messages_are_in_the_folder_after_the_next_start_even_where_no_message_comes_again() throws Exception {
        FlowText.queue("people", "crm.people", "Contact")
                .with("key", "Customer_No__c")
                .in(home, FlowText.PEOPLE);
        try (var broker = OpenBroker.start(home.resolve("state"), "127.0.0.1", 0);
                var postbox = Postbox.of(broker.url(), home)) {
            postbox.sendAll("crm.people", rows("{\"id\": \"%d\", \"name\": \"%s\"}"), 1_000);
        }
        killWithDeadLetters();
        Files.move(home.resolve("state/broker"), home.resolve("state/broker-of-before"));

        new Commands().in(home, "run", "--once");

        assertThat(written("crm-people-")).isNotEmpty().isEqualTo(settled());
    }

    /** Two chunks; every tenth row has no name. */
    private static List<String> rows(String form) {
        return IntStream.range(0, 400)
                .mapToObj(number -> form.formatted(number, number % 10 == 0 ? "" : "Lovelace"))
                .toList();
    }

    /** The answer to one chunk arrives, that to the other does not, so that neither file nor messages come to their end. */
    private void killWithDeadLetters() throws Exception {
        var killed = new CountDownLatch(1);
        salesforce.faults().next(Kind.COLLECTIONS, new Fault.SlowAnswer(Duration.ZERO), new Fault.AnswerHeld(killed));
        var process = Child.start(Child.java(OPTIONS, Main.class, "run", "--once", "--home", home.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("run.log").toFile()));
        // The results are written a moment before the ledger has them.
        Until.itIs(this::hasResults);
        Until.itIs(() -> !settled().isEmpty());
        process.destroyForcibly().waitFor();
        killed.countDown();
        assertThat(home.resolve("dead-letter/people")).isEmptyDirectory();
    }

    private boolean hasResults() throws IOException {
        var folder = home.resolve("results/people");
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                if (Files.readString(file).contains("dead letter")) {
                    return true;
                }
            }
            return false;
        }
    }

    private List<String> settled() {
        try (var ledger = Ledger.openReadOnly(home, Clock.systemUTC()).orElse(null)) {
            return ledger == null
                    ? List.of()
                    : ledger.deadLetters().list(DeadLetterFilter.UNSETTLED).stream()
                            .map(DeadLetter::id)
                            .sorted()
                            .toList();
        }
    }

    /** The ids of the dead letters in a file. */
    private List<String> written(String name) throws IOException {
        try (var files = Files.list(home.resolve("dead-letter/people"))) {
            var file = files.filter(each -> each.getFileName().toString().startsWith(name))
                    .findFirst()
                    .orElseThrow();
            var text = Files.readString(file);
            return settled().stream().filter(text::contains).toList();
        }
    }
}
