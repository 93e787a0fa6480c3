package io.saddlebag.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;

/** Takes a job through its life, by plain requests. */
final class BulkClient {

    static final String JOBS = "/jobs/ingest";

    private final Simulator salesforce;
    private final Client client;

    BulkClient(Simulator salesforce, Client client) {
        this.salesforce = salesforce;
        this.client = client;
    }

    /** Creates a job from JSON with single quotes and gives its id. */
    String create(String json) {
        return client.post(JOBS, json.replace('\'', '"')).json().path("id").asText();
    }

    Client.Reply upload(String job, String csv) {
        return upload(job, "text/csv", csv);
    }

    Client.Reply upload(String job, String contentType, String csv) {
        return client.send(client.request(JOBS + "/" + job + "/batches")
                .header("Content-Type", contentType)
                .PUT(BodyPublishers.ofString(csv)));
    }

    Client.Reply state(String job, String state) {
        return client.patch(JOBS + "/" + job, "{\"state\": \"" + state + "\"}");
    }

    JsonNode info(String job) {
        return client.get(JOBS + "/" + job).json();
    }

    /** Creates, uploads, closes, waits for the end, and gives the job's id. */
    String run(String json, String csv) throws InterruptedException {
        var job = closed(json, csv);
        salesforce.bulk().settle();
        return job;
    }

    /** The same, without waiting. */
    String closed(String json, String csv) {
        var job = create(json);
        upload(job, csv);
        state(job, "UploadComplete");
        return job;
    }

    /** The lines of {@code successfulResults}, {@code failedResults} or {@code unprocessedrecords}. */
    List<String> results(String job, String which) {
        return Arrays.asList(client.get(JOBS + "/" + job + "/" + which).text().split("\r?\n"));
    }
}
