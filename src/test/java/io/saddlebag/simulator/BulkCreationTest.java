package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a job comes to be: alone or with its upload in one request, and what is refused before anything is uploaded. */
class BulkCreationTest {

    private static final String INSERT = "{'object': 'Contact', 'operation': 'insert'}";

    private Simulator salesforce;
    private Client client;
    private BulkClient bulk;

    @BeforeEach
    void start() throws Exception {
        salesforce = Simulator.start(Settings.defaults().withClock(() -> Instant.parse("2026-11-23T09:00:00Z")));
        client = Client.of(salesforce);
        bulk = new BulkClient(salesforce, client);
    }

    @AfterEach
    void stop() {
        salesforce.close();
    }

    @Test
    void a_new_job_is_open_and_says_where_its_data_goes() {
        var created = client.post(
                BulkClient.JOBS,
                "{\"object\":\"contact\",\"operation\":\"upsert\",\"externalIdFieldName\":\"ext__c\",\"contentType\":\"CSV\"}");

        assertThat(created.status()).isEqualTo(200);
        var id = created.json().path("id").asText();
        var user = created.json().path("createdById").asText();
        assertThat(id).hasSize(18).startsWith("750");
        assertThat(user).hasSize(18).startsWith("005");
        assertThat(created.text())
                .isEqualTo("{\"id\":\"" + id + "\",\"operation\":\"upsert\",\"object\":\"Contact\",\"createdById\":\""
                        + user
                        + "\",\"createdDate\":\"2026-11-23T09:00:00.000+0000\",\"systemModstamp\":"
                        + "\"2026-11-23T09:00:00.000+0000\",\"state\":\"Open\",\"externalIdFieldName\":\"Ext__c\","
                        + "\"concurrencyMode\":\"Parallel\",\"contentType\":\"CSV\",\"apiVersion\":66.0,"
                        + "\"contentUrl\":\"services/data/v66.0/jobs/ingest/" + id + "/batches\","
                        + "\"lineEnding\":\"LF\",\"columnDelimiter\":\"COMMA\"}");
    }

    @Test
    void what_cannot_be_done_is_refused_when_the_job_is_created() {
        assertThat(List.of(
                        refusal("{'object': 'Nope', 'operation': 'insert'}"),
                        refusal("{'operation': 'insert'}"),
                        refusal("{'object': 'Contact'}"),
                        refusal("{'object': 'Contact', 'operation': 'merge'}"),
                        refusal("{'object': 'Contact', 'operation': 'upsert'}"),
                        refusal("{'object': 'Contact', 'operation': 'upsert', 'externalIdFieldName': 'LastName'}"),
                        refusal("{'object': 'Contact', 'operation': 'hardDelete'}"),
                        refusal("{'object': 'Contact', 'operation': 'insert', 'lineEnding': 'CR'}"),
                        refusal("{'object': 'Contact', 'operation': 'insert', 'columnDelimiter': 'DOT'}"),
                        refusal("{'object': 'Contact', 'operation': 'insert', 'contentType': 'JSON'}"),
                        refusal("{'object': 'Contact', 'operation': 'insert', 'colour': 'red'}"),
                        refusal("[]")))
                .containsExactly(
                        "400 INVALIDENTITY",
                        "400 INVALIDJOB",
                        "400 INVALIDJOB",
                        "400 INVALIDJOB",
                        "400 INVALIDJOB",
                        "400 INVALIDJOB",
                        "400 FEATURENOTENABLED",
                        "400 INVALIDJOB",
                        "400 INVALIDJOB",
                        "400 INVALIDJOB",
                        "400 JSON_PARSER_ERROR",
                        "400 JSON_PARSER_ERROR");
        assertThat(client.post("/services/data/v40.0/jobs/ingest", INSERT).status())
                .isEqualTo(404);
        assertThat(client.delete("/jobs/ingest").error()).startsWith("405 METHOD_NOT_ALLOWED");
    }

    private String refusal(String json) {
        return client.post(BulkClient.JOBS, json.replace('\'', '"')).error().replaceFirst(":.*", "");
    }

    @Test
    void a_small_job_comes_in_one_request() throws Exception {
        var body = String.join(
                "\r\n",
                "--frontier",
                "Content-Type: application/json",
                "Content-Disposition: form-data; name=\"job\"",
                "",
                INSERT.replace('\'', '"'),
                "--frontier",
                "Content-Type: text/csv",
                "Content-Disposition: form-data; name=\"content\"; filename=\"content\"",
                "",
                "LastName,Description\nM\u00fcller,\"a\r\nb\"\n",
                "--frontier--",
                "");

        var created = multipart(body);
        salesforce.bulk().settle();

        assertThat(created.status()).isEqualTo(200);
        assertThat(created.json().path("state").asText()).isEqualTo("UploadComplete");
        assertThat(bulk.info(created.json().path("id").asText()).path("state").asText())
                .isEqualTo("JobComplete");
        assertThat(salesforce.records("Contact"))
                .singleElement()
                .hasFieldOrPropertyWithValue("LastName", "M\u00fcller")
                .hasFieldOrPropertyWithValue("Description", "a\r\nb");
    }

    @Test
    void a_multipart_request_that_lacks_a_part_or_is_too_long_is_refused() {
        var head = "--frontier\r\nContent-Disposition: form-data; name=\"content\"; filename=\"c\"\r\n\r\n";

        assertThat(multipart(head + "a\r\n--frontier--\r\n").error())
                .isEqualTo("400 INVALIDJOB: The multipart request has no part named job.");
        assertThat(multipart(head + "a".repeat(100_001) + "\r\n--frontier--\r\n")
                        .error())
                .isEqualTo("400 INVALIDJOB: The content of a multipart request may hold up to 100,000 characters.");
    }

    private Client.Reply multipart(String body) {
        return client.send(client.request(BulkClient.JOBS)
                .header("Content-Type", "multipart/form-data; boundary=\"frontier\"")
                .POST(BodyPublishers.ofString(body)));
    }
}
