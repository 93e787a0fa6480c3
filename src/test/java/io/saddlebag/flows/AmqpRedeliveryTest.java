package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Child;
import io.saddlebag.Commands;
import io.saddlebag.FlowText;
import io.saddlebag.Main;
import io.saddlebag.QuietBroker;
import io.saddlebag.Until;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.queue.AmqpSender;
import io.saddlebag.queue.OpenBroker;
import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Messages of AMQP senders that the broker delivers again because the process was killed. */
@ExtendWith(QuietBroker.class)
class AmqpRedeliveryTest {

    private static final int OF_EACH_KIND = 100;
    private static final int MESSAGES = OF_EACH_KIND * AmqpSender.Ids.values().length;
    private static final int CALLS = 2 * MESSAGES / 200;
    private static final Pattern NAME = Pattern.compile("\"\"id\"\":\"\"([A-Z_]+-\\d+)\"\"");

    private static final List<String> OPTIONS = List.of("-Xmx192m", QuietBroker.IN_A_PROCESS);

    @TempDir
    private Path home;

    private Simulator salesforce;

    @BeforeEach
    void start() throws Exception {
        salesforce = Simulator.start(Settings.defaults().withDailyApiLimit(1_000_000));
        Journey.signInFile(home, salesforce, "saddlebag.broker.address = 127.0.0.1:0");
    }

    @AfterEach
    void stop() {
        salesforce.close();
    }

    @Test
    void whatever_kind_of_id_its_sender_gave_a_message_that_was_settled_before_a_kill_is_not_sent_again()
            throws Exception {
        FlowText.queue("people", "crm.people", "Contact")
                .with("key", "Customer_No__c")
                .in(home, FlowText.PEOPLE);
        FlowText.queue("leads-in", "crm.leads", "Lead")
                .with("operation", "insert")
                .with("unique", "Ext__c")
                .in(home, FlowText.LEADS + "Ext__c = .id\n");
        for (var ids : AmqpSender.Ids.values()) {
            send("crm.people", ids, texts(ids));
            send("crm.leads", ids, texts(ids));
        }
        // Of the calls of each flow one at least is answered, and one at most.
        var killed = new CountDownLatch(1);
        salesforce.faults().next(Kind.COLLECTIONS, heldAfter(CALLS / 2 + 1, killed));
        var process = process();
        // The results are written a moment before the ledger has them.
        Until.itIs(() -> results("people").size() >= 200 && results("leads-in").size() >= 200);
        Until.itIs(() -> settled("people") >= 200 && settled("leads-in") >= 200);
        process.destroyForcibly().waitFor();
        killed.countDown();
        salesforce.faults().clear();

        assertThat(new Commands().in(home, "run", "--once")).isZero();

        assertThat(salesforce.records("Lead"))
                .extracting(lead -> (String) lead.get("LastName"))
                .containsExactlyInAnyOrderElementsOf(names());
        assertThat(results("leads-in")).containsExactlyInAnyOrderElementsOf(names());
        assertThat(results("people")).containsExactlyInAnyOrderElementsOf(names());
    }

    private static Fault[] heldAfter(int calls, CountDownLatch until) {
        return IntStream.range(0, CALLS)
                .mapToObj(call -> call < calls ? new Fault.SlowAnswer(Duration.ZERO) : new Fault.AnswerHeld(until))
                .toArray(Fault[]::new);
    }

    private static List<String> names() {
        var names = new ArrayList<String>();
        for (var ids : AmqpSender.Ids.values()) {
            IntStream.range(0, OF_EACH_KIND).forEach(number -> names.add(ids + "-" + number));
        }
        return names;
    }

    private static List<String> texts(AmqpSender.Ids ids) {
        return IntStream.range(0, OF_EACH_KIND)
                .mapToObj(number -> "{\"id\": \"%1$s-%2$d\", \"name\": \"%1$s-%2$d\"}".formatted(ids, number))
                .toList();
    }

    /** While no process runs that has the broker in it. */
    private void send(String queue, AmqpSender.Ids ids, List<String> texts) throws Exception {
        try (var broker = OpenBroker.start(home.resolve("state"), "127.0.0.1", 0)) {
            var login = QueueAgainTest.login(home.resolve("state"));
            try (var sender = new AmqpSender(broker.url(), login[0], login[1], ids)) {
                sender.send(queue, texts);
            }
        }
    }

    private Process process() throws IOException {
        return Child.start(Child.java(OPTIONS, Main.class, "run", "--once", "--home", home.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("run.log").toFile()));
    }

    private long settled(String flow) {
        try (var ledger = Ledger.openReadOnly(home, Clock.systemUTC()).orElseThrow()) {
            return ledger.sources().loading().stream()
                    .filter(source -> source.flow().equals(flow))
                    .mapToLong(source -> source.counts().total())
                    .sum();
        }
    }

    /** The ids of the records whose outcome stands in the results of a flow. */
    private List<String> results(String flow) throws IOException {
        var folder = home.resolve("results").resolve(flow);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var found = new ArrayList<String>();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                var matcher = NAME.matcher(Files.readString(file));
                while (matcher.find()) {
                    found.add(matcher.group(1));
                }
            }
        }
        return found;
    }
}
