package io.saddlebag.simulator;

import java.lang.management.ManagementFactory;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Measures how many records a second the simulator takes by collections, over HTTP from this process. Arguments: records
 * (default 1,000,000) and calls in flight (default 2).
 */
final class Throughput {

    private Throughput() {}

    public static void main(String[] arguments) throws Exception {
        int records = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int calls = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
        try (var simulator = Simulator.start(
                Settings.defaults().withDailyApiLimit(Long.MAX_VALUE).withHistory(0))) {
            var client = Client.of(simulator);
            for (var round : new String[] {"warm-up, inserted", "updated"}) {
                var cpuBefore = cpuSeconds();
                var seconds = load(client, records, calls);
                System.out.printf(
                        "%s: %,d records in %.1f s: %,.0f records/s; %,.0f records per CPU second of the simulator; heap %d MB%n",
                        round,
                        simulator.count("Contact"),
                        seconds,
                        records / seconds,
                        records / (cpuSeconds() - cpuBefore),
                        heap());
            }
        }
    }

    private static double load(Client client, int records, int calls) throws InterruptedException {
        var next = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(calls);
        var start = System.nanoTime();
        for (int n = 0; n < calls; n++) {
            threads.submit(() -> {
                for (int from = next.getAndAdd(200); from < records; from = next.getAndAdd(200)) {
                    upsert(client, from);
                }
            });
        }
        threads.shutdown();
        threads.awaitTermination(1, TimeUnit.HOURS);
        return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    }

    private static void upsert(Client client, int from) {
        var body = IntStream.range(from, from + 200)
                .mapToObj(n -> "{\"attributes\":{\"type\":\"Contact\"},\"Customer_No__c\":\"C-" + n
                        + "\",\"FirstName\":\"Ada\",\"LastName\":\"Lovelace " + n + "\",\"Email\":\"ada" + n
                        + "@example.org\",\"Birthdate\":\"1980-02-29\",\"Phone\":\"+44 20 7946 0" + n
                        + "\",\"MailingCity\":\"London\",\"LeadSource\":\"Web\"}")
                .collect(Collectors.joining(",", "{\"allOrNone\":false,\"records\":[", "]}"));
        var reply = client.send(client.request("/composite/sobjects/Contact/Customer_No__c")
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body)));
        if (reply.status() != 200 || reply.text().contains("\"success\":false")) {
            throw new IllegalStateException(reply.text());
        }
    }

    /** What the simulator's own threads used: the client works in the same process and is left out. */
    private static double cpuSeconds() {
        var threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                        .filter(thread ->
                                thread != null && thread.getThreadName().startsWith("simulator"))
                        .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                        .sum()
                / 1e9;
    }

    private static long heap() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1_000_000;
    }
}
