package io.saddlebag.queue;

import io.saddlebag.Child;
import io.saddlebag.Main;
import io.saddlebag.QuietBroker;
import io.saddlebag.ledger.DeadLetterFilter;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.http.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * {@code saddlebag run --once} with the broker in it, killed again and again while calls are out, at two queues that AMQP
 * senders have filled with messages of every kind of id: one is upserted as contacts, one inserted as leads.
 */
final class AmqpStorm {

    static final String PEOPLE = "crm.people";
    static final String LEADS = "crm.leads";

    /** Messages of each kind of id, to each queue, that are sent when all that were sent before are through. */
    private static final int AT_ONCE = 600;

    /** One message in so many is refused by Salesforce. */
    private static final int BAD = 50;

    /** More than may be out at once, so that the answers of some are written down. */
    private static final int CALLS_AT_ONCE = 5;

    private static final int CALLS_MORE = 8;
    private static final int WITHIN_MILLIS = 300;
    private static final int A_GLANCE = 2;
    private static final Pattern ID = Pattern.compile("\"\"id\"\":\"\"([A-Z_]+-\\d+)\"\"");

    private final Path home;
    private final Simulator salesforce;
    private final Random random;
    private final List<String> sent = new ArrayList<>();
    private int kills;

    AmqpStorm(Path home, Simulator salesforce, long seed) {
        this.home = home;
        this.salesforce = salesforce;
        this.random = new Random(seed);
    }

    /** Returns when it was killed so many times, and has then ended in peace. */
    void rage(int times) throws Exception {
        while (kills < times) {
            send();
            while (kills < times && isKilled(start())) {
                kills++;
            }
        }
        start().waitFor();
    }

    private void send() throws Exception {
        try (var broker = OpenBroker.start(home.resolve("state"), "127.0.0.1", 0)) {
            var login = OpenBroker.login(home.resolve("state"));
            int first = sent.size() / AmqpSender.Ids.values().length;
            for (var ids : AmqpSender.Ids.values()) {
                var names = IntStream.range(first, first + AT_ONCE)
                        .mapToObj(number -> ids + "-" + number)
                        .toList();
                var texts = names.stream().map(AmqpStorm::text).toList();
                try (var sender = new AmqpSender(broker.url(), login.user(), login.password(), ids)) {
                    sender.send(PEOPLE, texts);
                    sender.send(LEADS, texts);
                }
                sent.addAll(names);
            }
        }
    }

    private static String text(String name) {
        return isBad(name)
                ? "{\"id\": \"%s\"}".formatted(name)
                : "{\"id\": \"%1$s\", \"name\": \"%1$s\"}".formatted(name);
    }

    private static boolean isBad(String name) {
        return Integer.parseInt(name.substring(name.indexOf('-') + 1)) % BAD == 0;
    }

    private Process start() throws IOException {
        return Child.start(Child.java(
                        List.of("-Xmx192m", QuietBroker.IN_A_PROCESS),
                        Main.class,
                        "run",
                        "--once",
                        "--home",
                        home.toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.resolve("run.log").toFile())));
    }

    /**
     * Kills it when some calls have been answered and others are out.
     *
     * @return false when it ended by itself
     */
    private boolean isKilled(Process process) throws InterruptedException {
        long calls = salesforce.requests().count(Kind.COLLECTIONS) + CALLS_AT_ONCE + 1 + random.nextInt(CALLS_MORE);
        while (salesforce.requests().count(Kind.COLLECTIONS) < calls) {
            if (process.waitFor(A_GLANCE, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        process.waitFor(random.nextInt(WITHIN_MILLIS), TimeUnit.MILLISECONDS);
        while (salesforce.requests().atOnce() == 0) {
            if (process.waitFor(A_GLANCE, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        process.destroyForcibly().waitFor();
        return true;
    }

    int kills() {
        return kills;
    }

    /** All that were sent to each of the queues, by the name of their records. */
    List<String> sent() {
        return sent;
    }

    List<String> bad() {
        return sent.stream().filter(AmqpStorm::isBad).toList();
    }

    List<String> good() {
        return sent.stream().filter(name -> !isBad(name)).toList();
    }

    /** The names of the records that are there now. */
    List<String> inSalesforce(String object) {
        return salesforce.records(object).stream()
                .map(record -> (String) record.get("LastName"))
                .toList();
    }

    /** How many lines each message has in the results of a flow. */
    Map<String, Integer> results(String flow) throws IOException {
        var lines = new HashMap<String, Integer>();
        try (var files = Files.list(home.resolve("results").resolve(flow))) {
            for (var file : files.toList()) {
                var matcher = ID.matcher(Files.readString(file));
                while (matcher.find()) {
                    lines.merge(matcher.group(1), 1, Integer::sum);
                }
            }
        }
        return lines;
    }

    /** The codes of the dead letters of a flow, each with their number. */
    Map<String, Integer> deadLetters(String flow) {
        try (var ledger = Ledger.openReadOnly(home, Clock.systemUTC()).orElseThrow()) {
            var codes = new HashMap<String, Integer>();
            ledger.deadLetters()
                    .list(DeadLetterFilter.UNSETTLED.ofFlow(flow))
                    .forEach(dead -> codes.merge(dead.failure().code(), 1, Integer::sum));
            return codes;
        }
    }

    /** The bodies of the copies in a dead-letter queue, and what is left in the queue itself. */
    List<String> bodies(String queue) throws Exception {
        try (var broker = OpenBroker.start(home.resolve("state"), "127.0.0.1", 0);
                var postbox = Postbox.of(broker.url(), home)) {
            var bodies = new ArrayList<String>();
            for (var message : postbox.all(queue)) {
                bodies.add(message.getBody(String.class));
            }
            return bodies;
        }
    }
}
