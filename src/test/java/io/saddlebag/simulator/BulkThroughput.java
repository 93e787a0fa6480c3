package io.saddlebag.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Measures one large Bulk API 2.0 job: records a second, and the heap it takes. Argument: rows (default 1,000,000). Run it
 * with {@code -Xmx900m} to see that the heap suffices.
 */
final class BulkThroughput {

    private BulkThroughput() {}

    public static void main(String[] arguments) throws Exception {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        var file = csv(rows);
        try (var simulator = Simulator.start(Settings.defaults())) {
            var client = Client.of(simulator);
            for (var round : new String[] {"inserted", "updated"}) {
                var start = System.nanoTime();
                var job = closed(client, file);
                var uploaded = seconds(start);
                simulator.bulk().settle();
                var loaded = seconds(start);
                print(round, client.get("/jobs/ingest/" + job).json(), uploaded, loaded, simulator, client, job);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void print(
            String round, JsonNode job, double uploaded, double loaded, Simulator simulator, Client client, String id) {
        var start = System.nanoTime();
        var results = client.get("/jobs/ingest/" + id + "/successfulResults").bytes().length / 1_000_000;
        System.out.printf(
                "%s: %s, %,d rows, %d failed; upload %.1f s, all %.1f s: %,.0f records/s; results %d MB in %.1f s; heap after"
                        + " collection %d MB of %d MB%n",
                round,
                job.path("state").asText(),
                job.path("numberRecordsProcessed").asLong(),
                job.path("numberRecordsFailed").asLong(),
                uploaded,
                loaded,
                job.path("numberRecordsProcessed").asLong() / loaded,
                results,
                seconds(start),
                heap(),
                Runtime.getRuntime().maxMemory() / 1_000_000);
    }

    private static String closed(Client client, Path file) throws IOException {
        var job = client.post(
                        "/jobs/ingest",
                        "{\"object\":\"Contact\",\"operation\":\"upsert\",\"externalIdFieldName\":\"Customer_No__c\"}")
                .json()
                .path("id")
                .asText();
        client.send(client.request("/jobs/ingest/" + job + "/batches")
                .header("Content-Type", "text/csv")
                .PUT(BodyPublishers.ofFile(file)));
        client.patch("/jobs/ingest/" + job, "{\"state\":\"UploadComplete\"}");
        return job;
    }

    private static Path csv(int rows) throws IOException {
        var file = Files.createTempFile("rows", ".csv");
        try (var out =
                new PrintStream(new BufferedOutputStream(Files.newOutputStream(file)), false, StandardCharsets.UTF_8)) {
            out.print("Customer_No__c,FirstName,LastName,Email,Birthdate,Phone,MailingCity,LeadSource\n");
            for (int n = 0; n < rows; n++) {
                var at = n % 10;
                out.print("C-" + n + ",Ada,Lovelace " + n + ",ada" + n + "@example.org,1980-02-2" + at
                        + ",+44 20 7946 0" + n + ",London,Web\n");
            }
        }
        return file;
    }

    private static double seconds(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toMillis() / 1000.0;
    }

    private static long heap() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1_000_000;
    }
}
