package io.saddlebag.queue;

import io.saddlebag.ledger.Counts;
import io.saddlebag.ledger.DeadLetterFilter;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.faults.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Messages from a broker that is killed again and again, by a Saddlebag that is killed again and again, into a Salesforce that
 * is away for 5 % of the calls. More messages are sent whenever all are delivered before a kill.
 */
final class QueueStorm {

    private static final int PATIENCE_SECONDS = 120;
    /** One message in so many is refused by Salesforce. */
    private static final int BAD = 100;

    private final Path folder;
    private final ExternalBroker broker;
    private final int messages;
    private final int readerKills;
    private final int brokerKills;
    private final long seed;
    private int sent;

    QueueStorm(Path folder, ExternalBroker broker, int messages, int readerKills, int brokerKills, long seed) {
        this.folder = folder;
        this.broker = broker;
        this.messages = messages;
        this.readerKills = readerKills;
        this.brokerKills = brokerKills;
        this.seed = seed;
    }

    /** What became of the messages: each key with the number of its lines in the results. */
    record Tally(
            int sent,
            Map<String, Integer> outcomes,
            Counts counts,
            long deadLetters,
            List<String> copies,
            int inSalesforce) {

        int bad() {
            return sent / BAD;
        }

        long lost() {
            return sent - outcomes.size();
        }

        long duplicates() {
            return outcomes.values().stream().filter(times -> times > 1).count();
        }
    }

    Tally rage() throws Exception {
        var begun = Instant.now();
        try (var salesforce = Simulator.start(Settings.defaults()
                .withLatency(Duration.ofMillis(300))
                .withDailyApiLimit(1_000_000_000)
                .withSeed(seed))) {
            broker.start();
            send();
            salesforce.rate(0.05, new Fault.ServerUnavailable());
            var reader = new QueueReader(folder.resolve("home"));
            reader.prepare(salesforce, broker);
            kill(reader, salesforce);
            var tally = finish(reader, salesforce);
            System.out.printf(
                    "%,d messages, %d kills of Saddlebag, %d of the broker, %,d s: %s, lost %d, twice %d%n",
                    tally.sent(),
                    readerKills,
                    brokerKills,
                    Duration.between(begun, Instant.now()).toSeconds(),
                    tally.counts(),
                    tally.lost(),
                    tally.duplicates());
            return tally;
        }
    }

    private void send() throws Exception {
        try (var postbox = new Postbox(broker.url(), broker.user(), broker.password())) {
            postbox.sendAll(
                    QueueReader.QUEUE,
                    IntStream.range(sent, sent + messages)
                            .mapToObj(QueueStorm::text)
                            .toList(),
                    1_000);
        }
        sent += messages;
    }

    private static String text(int number) {
        return number % BAD == 0
                ? "{\"id\": \"C-%d\"}".formatted(number)
                : "{\"id\": \"C-%d\", \"name\": \"Lovelace %d\"}".formatted(number, number);
    }

    /** Every kill hits while calls are out; the broker's are spread evenly among Saddlebag's. */
    private void kill(QueueReader reader, Simulator salesforce) throws Exception {
        var random = new Random(seed);
        for (int kill = 0; kill < readerKills; kill++) {
            var process = reader.start();
            awaitCalls(salesforce, process);
            process.waitFor(random.nextInt(1_000), TimeUnit.MILLISECONDS);
            if (kill * brokerKills / readerKills != (kill + 1) * brokerKills / readerKills) {
                broker.kill();
                process.waitFor(random.nextInt(500), TimeUnit.MILLISECONDS);
                broker.start();
                awaitCalls(salesforce, process);
            }
            process.destroyForcibly().waitFor();
        }
    }

    /** Sends more when all is delivered: this thread may have looked too late to see a call. */
    private void awaitCalls(Simulator salesforce, Process process) throws Exception {
        var deadline = Instant.now().plusSeconds(PATIENCE_SECONDS);
        while (salesforce.requests().atOnce() == 0) {
            if (process.waitFor(5, TimeUnit.MILLISECONDS) || Instant.now().isAfter(deadline)) {
                throw new AssertionError("no call within " + PATIENCE_SECONDS + " s: Saddlebag hangs");
            }
            if (salesforce.count("Contact") == sent - sent / BAD) {
                send();
            }
        }
    }

    private Tally finish(QueueReader reader, Simulator salesforce) throws Exception {
        var process = reader.start();
        try (var postbox = new Postbox(broker.url(), broker.user(), broker.password())) {
            var dlq = QueueReader.QUEUE + ".dlq";
            var deadline = Instant.now().plusSeconds(PATIENCE_SECONDS);
            while (results(reader).size() < sent || postbox.in(dlq).size() < sent / BAD) {
                if (process.waitFor(200, TimeUnit.MILLISECONDS) || Instant.now().isAfter(deadline)) {
                    break;
                }
            }
            process.destroy();
            process.waitFor();
            var copies = new ArrayList<String>();
            for (var copy : postbox.in(dlq)) {
                copies.add(copy.getBody(String.class));
            }
            return tally(reader, copies, salesforce.count("Contact"));
        }
    }

    private Tally tally(QueueReader reader, List<String> copies, int inSalesforce) throws IOException {
        try (var ledger = Ledger.openReadOnly(reader.home(), Clock.systemUTC()).orElseThrow()) {
            var counts = ledger.sources().since(Instant.EPOCH).stream()
                    .map(io.saddlebag.ledger.Source::counts)
                    .reduce(Counts.NONE, Counts::plus);
            return new Tally(
                    sent,
                    results(reader),
                    counts,
                    ledger.deadLetters().count(DeadLetterFilter.UNSETTLED),
                    copies,
                    inSalesforce);
        }
    }

    private static Map<String, Integer> results(QueueReader reader) throws IOException {
        var outcomes = new HashMap<String, Integer>();
        var folder = reader.home().resolve("results").resolve(QueueReader.FLOW);
        if (!Files.isDirectory(folder)) {
            return outcomes;
        }
        var id = java.util.regex.Pattern.compile("\"\"id\"\":\"\"(C-\\d+)\"\"");
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                try (var lines = Files.lines(file)) {
                    lines.map(id::matcher)
                            .filter(java.util.regex.Matcher::find)
                            .forEach(found -> outcomes.merge(found.group(1), 1, Integer::sum));
                }
            }
        }
        return outcomes;
    }
}
