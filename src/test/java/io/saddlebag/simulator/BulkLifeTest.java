package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.simulator.bulk.BulkSettings;
import io.saddlebag.simulator.bulk.Pace;
import io.saddlebag.simulator.faults.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of a job: its states, its clock, its list, and what goes wrong with it. */
class BulkLifeTest {

    private static final String INSERT = "{'object': 'Contact', 'operation': 'insert'}";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T09:00:00Z"));
    private Simulator salesforce;
    private Client client;
    private BulkClient bulk;

    @BeforeEach
    void start() throws Exception {
        salesforce = Simulator.start(Settings.defaults().withClock(now::get));
        client = Client.of(salesforce);
        bulk = new BulkClient(salesforce, client);
    }

    @AfterEach
    void stop() {
        salesforce.close();
    }

    @Test
    void a_job_goes_from_open_to_complete_step_by_step() {
        salesforce.bulk().change(BulkSettings.standard().withPace(new Pace.Stepped()));
        var job = bulk.create(INSERT);

        var uploaded = bulk.upload(job, "LastName\n" + "Lee\n".repeat(450));
        assertThat(uploaded.status()).isEqualTo(201);
        assertThat(uploaded.text()).isEmpty();

        var closed = bulk.state(job, "UploadComplete");
        assertThat(closed.status()).isEqualTo(200);
        assertThat(closed.json().path("state").asText()).isEqualTo("UploadComplete");
        assertThat(closed.json().has("contentUrl")).isFalse();
        assertThat(closed.json().has("lineEnding")).isFalse();
        assertThat(closed.json().has("columnDelimiter")).isFalse();

        var seen = new ArrayList<String>();
        for (int n = 0; n < 5; n++) {
            var info = bulk.info(job);
            seen.add(info.path("state").asText() + " "
                    + info.path("numberRecordsProcessed").asInt());
            salesforce.bulk().step();
        }
        assertThat(seen)
                .containsExactly(
                        "UploadComplete 0", "InProgress 0", "InProgress 200", "InProgress 400", "JobComplete 450");
        assertThat(salesforce.count("Contact")).isEqualTo(450);
        assertThat(bulk.info(job).has("errorMessage")).isFalse();
        assertThat(bulk.info(job).path("jobType").asText()).isEqualTo("V2Ingest");
    }

    @Test
    void a_job_takes_the_time_that_its_pace_says() throws Exception {
        var pace = new Pace.Timed(Duration.ofSeconds(3), Duration.ofSeconds(1));
        salesforce.bulk().change(BulkSettings.standard().withPace(pace));
        var job = bulk.closed(INSERT, "LastName\n" + "Lee\n".repeat(300));

        assertThat(progressAfter(Duration.ofMillis(2999), job)).isEqualTo("UploadComplete 0 0");
        assertThat(progressAfter(Duration.ofMillis(1), job)).isEqualTo("InProgress 0 0");
        assertThat(progressAfter(Duration.ofSeconds(1), job)).isEqualTo("InProgress 200 4000");
        assertThat(progressAfter(Duration.ofSeconds(1), job)).isEqualTo("JobComplete 300 5000");
    }

    private String progressAfter(Duration time, String job) throws InterruptedException {
        now.updateAndGet(before -> before.plus(time));
        salesforce.bulk().settle();
        var info = bulk.info(job);
        return info.path("state").asText() + " "
                + info.path("numberRecordsProcessed").asInt() + " "
                + info.path("totalProcessingTime").asLong();
    }

    @Test
    void an_aborted_job_keeps_what_is_done_and_hands_back_the_rest() {
        salesforce.bulk().change(BulkSettings.standard().withPace(new Pace.Stepped()));
        var csv = "LastName,Ext__c\n"
                + IntStream.range(0, 300).mapToObj(n -> "Lee,\"" + n + "\"\n").collect(Collectors.joining());
        var job = bulk.closed(INSERT, csv);
        salesforce.bulk().step();
        salesforce.bulk().step();

        assertThat(bulk.state(job, "Aborted").json().path("state").asText()).isEqualTo("Aborted");
        salesforce.bulk().step();

        assertThat(salesforce.count("Contact")).isEqualTo(200);
        assertThat(bulk.results(job, "successfulResults/")).hasSize(201);
        assertThat(bulk.results(job, "unprocessedrecords/"))
                .hasSize(101)
                .startsWith("LastName,Ext__c", "Lee,\"200\"")
                .endsWith("Lee,\"299\"");
    }

    @Test
    void a_job_that_fails_half_way_keeps_what_is_done_and_hands_back_the_rest() throws Exception {
        salesforce.next(new Fault.JobFailed(250, "TooManyLockFailure : Too many lock failures"));
        var job = bulk.run(INSERT, "LastName\n" + "Lee\n".repeat(600));

        var info = bulk.info(job);
        assertThat(info.path("state").asText()).isEqualTo("Failed");
        assertThat(info.path("errorMessage").asText()).isEqualTo("TooManyLockFailure : Too many lock failures");
        assertThat(info.path("numberRecordsProcessed").asInt()).isEqualTo(250);
        assertThat(salesforce.count("Contact")).isEqualTo(250);
        assertThat(bulk.results(job, "successfulResults")).hasSize(251);
        assertThat(bulk.results(job, "failedResults")).hasSize(1);
        assertThat(bulk.results(job, "unprocessedrecords")).hasSize(351);
    }

    @Test
    void locked_rows_are_tried_again_inside_the_job() throws Exception {
        salesforce.next(new Fault.RowLocked(3));
        var job = bulk.run(INSERT, "LastName\nOne\nTwo\n");

        assertThat(bulk.info(job).path("retries").asInt()).isEqualTo(2);
        assertThat(bulk.info(job).path("numberRecordsFailed").asInt()).isZero();
        assertThat(salesforce.count("Contact")).isEqualTo(2);
    }

    @Test
    void a_row_that_stays_locked_fails() throws Exception {
        salesforce.next(new Fault.RowLocked(11));
        var job = bulk.run(INSERT, "LastName\nLee\n");

        assertThat(bulk.results(job, "failedResults"))
                .last()
                .asString()
                .isEqualTo("\"\",\"UNABLE_TO_LOCK_ROW:unable to obtain exclusive access to this record:--\",\"Lee\"");
    }

    @Test
    void a_second_upload_and_an_upload_to_a_closed_job_are_refused() {
        var job = bulk.create(INSERT);
        bulk.upload(job, "LastName\nLee\n");

        assertThat(bulk.upload(job, "LastName\nLea\n").error())
                .startsWith("400 INVALIDJOBSTATE: Found multiple contents for job: <" + job + ">");
        bulk.state(job, "UploadComplete");
        assertThat(bulk.upload(job, "LastName\nLea\n").error()).startsWith("400 INVALIDJOBSTATE");
    }

    @Test
    void an_upload_that_is_too_large_or_no_csv_is_refused_and_the_job_stays_open() {
        salesforce.bulk().change(BulkSettings.standard().withUploadLimit(100));
        var job = bulk.create(INSERT);

        assertThat(bulk.upload(job, "x".repeat(101)).error())
                .isEqualTo("413 REQUEST_ENTITY_TOO_LARGE: The upload holds 101 bytes (maximum 100).");
        assertThat(bulk.upload(job, "application/json", "[]").error()).startsWith("415 UNSUPPORTED_MEDIA_TYPE");
        assertThat(bulk.upload(job, "text/csv; charset=ISO-8859-1", "a").error())
                .startsWith("415 UNSUPPORTED_MEDIA_TYPE");
        assertThat(bulk.info(job).path("state").asText()).isEqualTo("Open");
        assertThat(bulk.upload(job, "text/csv; charset=UTF-8", "x".repeat(100)).status())
                .isEqualTo(201);
    }

    @Test
    void states_cannot_be_left_out() throws Exception {
        var open = bulk.create(INSERT);
        assertThat(client.delete(BulkClient.JOBS + "/" + open).error()).startsWith("400 INVALIDJOBSTATE");
        assertThat(client.get(BulkClient.JOBS + "/" + open + "/failedResults").error())
                .startsWith("400 INVALIDJOBSTATE");
        assertThat(bulk.state(open, "JobComplete").error()).startsWith("400 INVALIDJOB:");

        var complete = bulk.run(INSERT, "LastName\nLee\n");
        assertThat(bulk.state(complete, "UploadComplete").error()).startsWith("400 INVALIDJOBSTATE");
        assertThat(bulk.state(complete, "Aborted").error())
                .isEqualTo("400 INVALIDJOBSTATE: Aborting already Completed Job not allowed");
    }

    @Test
    void a_deleted_job_is_gone_with_its_results() throws Exception {
        var job = bulk.run(INSERT, "LastName\nLee\n");

        assertThat(client.delete(BulkClient.JOBS + "/" + job).status()).isEqualTo(204);

        assertThat(client.get(BulkClient.JOBS + "/" + job).error()).startsWith("404 NOT_FOUND");
        assertThat(client.get(BulkClient.JOBS + "/" + job + "/successfulResults")
                        .error())
                .startsWith("404 NOT_FOUND");
    }

    @Test
    void jobs_are_listed_page_by_page() {
        salesforce.bulk().change(BulkSettings.standard().withPageSize(3));
        var created = IntStream.range(0, 7).mapToObj(n -> bulk.create(INSERT)).toList();

        var listed = new ArrayList<String>();
        var sizes = new ArrayList<Integer>();
        var url = "/jobs/ingest?jobType=V2Ingest&isPkChunkingEnabled=false&queryLocator=";
        while (!url.isEmpty()) {
            var page = client.get(url).json();
            page.path("records").forEach(job -> listed.add(job.path("id").asText()));
            sizes.add(page.path("records").size());
            assertThat(page.path("done").asBoolean())
                    .isEqualTo(page.path("nextRecordsUrl").isNull());
            url = page.path("nextRecordsUrl").asText("").replace("null", "");
        }

        assertThat(sizes).containsExactly(3, 3, 1);
        assertThat(new HashSet<>(listed)).isEqualTo(new HashSet<>(created));
        assertThat(client.get("/jobs/ingest?queryLocator=x").error()).startsWith("400 INVALID_QUERY_LOCATOR");
        // PK chunking is for queries: no ingest job has it.
        assertThat(client.get("/jobs/ingest?isPkChunkingEnabled=true").text())
                .isEqualTo("{\"done\":true,\"records\":[],\"nextRecordsUrl\":null}");
    }

    @Test
    void a_job_that_stays_open_for_a_day_fails_and_after_seven_days_is_forgotten() {
        var job = bulk.create(INSERT);

        now.set(now.get().plus(Duration.ofHours(24)));
        client.signIn();
        assertThat(bulk.info(job).path("state").asText()).isEqualTo("Failed");
        now.set(now.get().plus(Duration.ofDays(6)));
        client.signIn();
        assertThat(client.get(BulkClient.JOBS + "/" + job).error()).startsWith("404 NOT_FOUND");
    }

    @Test
    void a_reset_ends_the_jobs_that_are_under_way() {
        salesforce.bulk().change(BulkSettings.standard().withPace(new Pace.Stepped()));
        var job = bulk.closed(INSERT, "LastName\n" + "Lee\n".repeat(300));
        salesforce.bulk().step();

        salesforce.reset();
        salesforce.bulk().step();

        assertThat(salesforce.count("Contact")).isZero();
        assertThat(client.get(BulkClient.JOBS + "/" + job).error()).startsWith("404 NOT_FOUND");
        assertThat(bulk.create(INSERT)).isEqualTo(job);
    }

    @Test
    void each_10000_rows_are_one_of_the_days_batches() throws Exception {
        bulk.run(INSERT, "LastName\n" + "Lee\n".repeat(10_001));
        assertThat(client.get("/limits")
                        .json()
                        .at("/DailyBulkApiBatches/Remaining")
                        .asLong())
                .isEqualTo(14_998);

        while (salesforce.bulk().batches().take()) {}
        var job = bulk.run(INSERT, "LastName\nLea\n");

        assertThat(bulk.info(job).path("errorMessage").asText())
                .isEqualTo("ExceededQuota : ApiBatchItems Limit exceeded.");
        assertThat(bulk.results(job, "unprocessedrecords")).containsExactly("LastName", "Lea");
    }

    @Test
    void every_call_counts_as_an_api_request() throws Exception {
        salesforce.usage().reset();

        bulk.run(INSERT, "LastName\nLee\n");

        assertThat(salesforce.usage().used()).isEqualTo(3);
    }
}
