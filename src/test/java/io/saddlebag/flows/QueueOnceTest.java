package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.saddlebag.Child;
import io.saddlebag.Commands;
import io.saddlebag.FlowText;
import io.saddlebag.LogOf;
import io.saddlebag.Main;
import io.saddlebag.QuietBroker;
import io.saddlebag.ReservedPort;
import io.saddlebag.ledger.DeadLetterFilter;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.queue.EmbeddedBroker;
import io.saddlebag.queue.OpenBroker;
import io.saddlebag.queue.Postbox;
import io.saddlebag.queue.QueueConsumer;
import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code saddlebag run --once} at a queue of a broker elsewhere. */
class QueueOnceTest {

    private static final int MESSAGES = 3_000;

    @TempDir
    private Path folder;

    @RegisterExtension
    private final LogOf consumer = new LogOf(QueueConsumer.class);

    private Simulator salesforce;
    private final ReservedPort port = ReservedPort.any();
    private EmbeddedBroker broker;
    private final CountDownLatch never = new CountDownLatch(1);
    private String[] login;
    private final Commands saddlebag = new Commands();
    private final StringWriter said = saddlebag.out();

    @BeforeEach
    void start() throws Exception {
        salesforce = Simulator.start(
                Settings.defaults().withLatency(Duration.ofMillis(100)).withDailyApiLimit(1_000_000));
        broker = openBroker();
        login = QueueAgainTest.login(folder.resolve("elsewhere"));
        settings("10s");
    }

    /** @param longestCall longer than a call takes here: one that was killed just before it left never comes */
    private void settings(String longestCall) throws IOException {
        Journey.signInFile(
                folder,
                salesforce,
                "saddlebag.broker.url = " + broker.url(),
                "saddlebag.broker.user = " + login[0],
                "saddlebag.broker.password = " + login[1],
                "saddlebag.longest-call = " + longestCall);
    }

    @AfterEach
    void stop() {
        never.countDown();
        broker.close();
        port.close();
        salesforce.close();
    }

    @Test
    void it_delivers_what_waits_and_ends_and_when_the_broker_is_away_the_exit_code_says_that_messages_wait()
            throws Exception {
        flow(QueueFlowTest.FLOW);
        send(
                "crm.people",
                IntStream.range(0, 450).mapToObj(QueueTroubleTest::person).toList());

        assertThat(once()).isZero();
        assertThat(salesforce.count("Contact")).isEqualTo(450);
        assertThat(said.toString()).contains("people: crm.people: 450 rows, 450 created");

        broker.close();
        assertThat(once()).isEqualTo(3);
        assertThat(said.toString()).contains("; waits in the queue: The broker at tcp://127.0.0.1");
    }

    @Test
    void messages_that_a_killed_consumer_still_holds_are_waited_for() throws Exception {
        flow(QueueFlowTest.FLOW);
        try (var killed = new Postbox(broker.url(), login[0], login[1])) {
            killed.send("crm.people", QueueTroubleTest.person(1), QueueTroubleTest.person(2));
            var code = killed.whileTaken("crm.people", 2, () -> {
                var running = CompletableFuture.supplyAsync(this::once);
                assertThat(running)
                        .failsWithin(Duration.ofSeconds(4))
                        .withThrowableThat()
                        .isInstanceOf(TimeoutException.class);
                return running;
            });

            assertThat(code.get()).isZero();
        }
        assertThat(salesforce.count("Contact")).isEqualTo(2);
    }

    @Test
    void messages_that_another_consumer_keeps_are_told_of() throws Exception {
        flow(QueueFlowTest.FLOW);
        try (var other = new Postbox(broker.url(), login[0], login[1])) {
            other.send("crm.people", QueueTroubleTest.person(1));
            assertThat(other.whileTaken("crm.people", 1, this::once)).isZero();
        }
        assertThat(consumer.messages(Level.WARN))
                .singleElement()
                .asString()
                .startsWith("people: crm.people: the broker still has messages and does not deliver them");
    }

    @Test
    void a_row_that_waits_for_its_parent_is_given_up_at_the_end_and_its_message_copied() throws Exception {
        flow(QueueWaitTest.PEOPLE);
        Files.writeString(folder.resolve("routes/companies.camel.yaml"), QueueWaitTest.COMPANIES);
        send("crm.people", List.of(QueueWaitTest.ORPHAN));

        assertThat(once()).isEqualTo(1);
        try (var postbox = new Postbox(broker.url(), login[0], login[1])) {
            assertThat(postbox.in("crm.people.dlq"))
                    .singleElement()
                    .satisfies(copy -> assertThat(copy.getBody(String.class)).isEqualTo(QueueWaitTest.ORPHAN));
        }
    }

    @Test
    void an_insert_that_is_killed_goes_on_without_a_second_copy_of_any_record_and_holds_none() throws Exception {
        flow(FlowText.queue("people", "crm.people", "Lead")
                .with("operation", "insert")
                .mapping(FlowText.LEADS));
        send(
                "crm.people",
                IntStream.range(0, MESSAGES).mapToObj(QueueTroubleTest::person).toList());
        killWhenThereAre(1_000);

        int code = once();

        assertThat(code).as(said::toString).isZero();
        assertThat(salesforce.records("Lead"))
                .hasSize(MESSAGES)
                .extracting(lead -> lead.get("LastName"))
                .doesNotHaveDuplicates();
        try (var ledger = Ledger.openReadOnly(folder, Clock.systemUTC()).orElseThrow();
                var postbox = new Postbox(broker.url(), login[0], login[1])) {
            assertThat(ledger.deadLetters().list(DeadLetterFilter.UNSETTLED)).isEmpty();
            assertThat(postbox.in("crm.people")).isEmpty();
            assertThat(postbox.in("crm.people.dlq")).isEmpty();
        }
    }

    @Test
    void calls_of_an_earlier_kill_wait_for_those_of_a_later_one_that_may_have_made_the_records() throws Exception {
        settings("8s");
        flow(FlowText.queue("people", "crm.people", "Lead")
                .with("operation", "insert")
                .mapping(FlowText.LEADS));
        send(
                "crm.people",
                IntStream.range(0, 2 * MESSAGES)
                        .mapToObj(QueueTroubleTest::person)
                        .toList());
        for (int kill = 1; kill <= 3; kill++) {
            salesforce.faults().next(Kind.COLLECTIONS, new Fault.CallHeld(never));
            killWhenThereAre(salesforce.count("Lead") + 100);
            salesforce.faults().clear();
            restartBroker();
        }

        int code = once();

        assertThat(code).as(said::toString).isZero();
        assertThat(salesforce.records("Lead"))
                .hasSize(2 * MESSAGES)
                .extracting(lead -> lead.get("LastName"))
                .doesNotHaveDuplicates();
    }

    @Test
    @ExtendWith(QuietBroker.class)
    void a_process_with_64_mb_of_heap_survives_bodies_of_200_mb_and_delivers_what_comes_behind_them() throws Exception {
        flow(QueueFlowTest.FLOW);
        try (var postbox = new Postbox(broker.url(), login[0], login[1])) {
            postbox.send("crm.people", session -> Postbox.asText(session, QueueRefusalTest.zeros()));
            postbox.send("crm.people", session -> {
                var bytes = session.createBytesMessage();
                bytes.setObjectProperty("JMS_AMQ_InputStream", QueueRefusalTest.zeros());
                return bytes;
            });
            postbox.send("crm.people", QueueTroubleTest.person(1));
        }

        assertThat(process("-Xmx64m", QuietBroker.IN_A_PROCESS).waitFor()).isEqualTo(1);
        assertThat(salesforce.count("Contact")).isEqualTo(1);
        try (var ledger = Ledger.openReadOnly(folder, Clock.systemUTC()).orElseThrow()) {
            assertThat(ledger.deadLetters().list(DeadLetterFilter.UNSETTLED)).hasSize(2);
        }
    }

    @Test
    void where_no_flow_reads_a_queue_not_one_class_of_a_broker_is_loaded() throws Exception {
        var log = folder.resolve("classes.log");
        var process = process("-Xlog:class+load:file=" + log);

        assertThat(process.waitFor()).isZero();
        try (var lines = Files.lines(log)) {
            assertThat(lines.filter(line -> line.contains("org.apache.activemq") || line.contains("jakarta.jms")))
                    .isEmpty();
        }
    }

    /** As it restarts with the process where that has it: a broker that goes on may keep what the killed process had taken. */
    private void restartBroker() throws IOException {
        broker.close();
        broker = openBroker();
    }

    private EmbeddedBroker openBroker() throws IOException {
        return OpenBroker.start(folder.resolve("elsewhere"), "127.0.0.1", port.number());
    }

    private void killWhenThereAre(int leads) throws Exception {
        var process = process("-Xmx256m");
        while (salesforce.count("Lead") < leads && !process.waitFor(5, TimeUnit.MILLISECONDS)) {
            // Calls are out; the next look comes when the wait is over.
        }
        process.destroyForcibly().waitFor();
    }

    private Process process(String... options) throws IOException {
        return Child.start(Child.java(List.of(options), Main.class, "run", "--once", "--home", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("run.log").toFile()));
    }

    private void flow(String yaml) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("routes")).resolve("people.camel.yaml"), yaml);
    }

    private void send(String queue, List<String> texts) throws Exception {
        try (var postbox = new Postbox(broker.url(), login[0], login[1])) {
            postbox.sendAll(queue, texts, 1_000);
        }
    }

    private int once() {
        return saddlebag.in(folder, "run", "--once");
    }
}
