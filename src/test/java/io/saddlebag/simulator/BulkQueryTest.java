package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.simulator.bulk.BulkSettings;
import io.saddlebag.simulator.bulk.Pace;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class BulkQueryTest extends WithSimulator {

    private static final String JOBS = "/jobs/query";

    private Client.Reply post(String soql, String more) {
        return client.post(JOBS, "{\"operation\":\"query\",\"query\":\"" + soql + "\"" + more + "}");
    }

    private String job(String soql) {
        return post(soql, "").json().path("id").asText();
    }

    private String state(String job) {
        return client.get(JOBS + "/" + job).json().path("state").asText();
    }

    @Test
    void a_job_goes_from_upload_complete_to_complete_step_by_step() {
        salesforce.bulk().change(BulkSettings.standard().withPace(new Pace.Stepped()));
        create("Contact", "{\"LastName\":\"Lee\"}");

        var created = post("SELECT Id FROM Contact", "");
        var job = created.json().path("id").asText();
        assertThat(created.status()).isEqualTo(200);
        assertThat(job).startsWith("750");
        assertThat(created.text())
                .contains("\"operation\":\"query\",\"object\":\"Contact\"", "\"state\":\"UploadComplete\"")
                .endsWith("\"concurrencyMode\":\"Parallel\",\"contentType\":\"CSV\",\"apiVersion\":66.0,"
                        + "\"lineEnding\":\"LF\",\"columnDelimiter\":\"COMMA\"}");
        assertThat(client.get(JOBS + "/" + job + "/results").error())
                .startsWith("400 INVALIDJOBSTATE: Results can be had only in state JobComplete");

        salesforce.bulk().step();
        assertThat(state(job)).isEqualTo("InProgress");
        assertThat(client.delete(JOBS + "/" + job).error()).startsWith("400 INVALIDJOBSTATE");
        salesforce.bulk().step();
        var info = client.get(JOBS + "/" + job).json();
        assertThat(info.path("state").asText()).isEqualTo("JobComplete");
        assertThat(info.path("jobType").asText()).isEqualTo("V2Query");
        assertThat(info.path("numberRecordsProcessed").asInt()).isEqualTo(1);
        assertThat(client.patch(JOBS + "/" + job, "{\"state\":\"Aborted\"}").error())
                .startsWith("400 INVALIDJOBSTATE");
    }

    @Test
    void results_are_csv_in_the_form_of_bulk_files() {
        var account = create("Account", "{\"Name\":\"Acme \\\"A\\\"\",\"AnnualRevenue\":12}");
        var contact = create(
                "Contact",
                "{\"LastName\":\"Lee\\nLea, é\",\"AccountId\":\"" + account + "\",\"Birthdate\":\"1980-02-29\"}");
        create("Contact", "{\"LastName\":\"None\"}");

        assertThat(post("SELECT Id FROM Contact", "").json().path("state").asText())
                .isEqualTo("UploadComplete");
        var job = job("SELECT Id, LastName, Account.Name, Account.AnnualRevenue, Birthdate, IsDeleted FROM Contact");
        var results = client.get(JOBS + "/" + job + "/results");

        assertThat(results.header("Content-Type")).isEqualTo("text/csv");
        assertThat(results.header("Sforce-NumberOfRecords")).isEqualTo("2");
        assertThat(results.header("Sforce-Locator")).isEqualTo("null");
        assertThat(results.text()).startsWith("""
                "Id","LastName","Account.Name","Account.AnnualRevenue","Birthdate","IsDeleted"
                "%s","Lee
                Lea, é","Acme ""A""\","12.0","1980-02-29","false"
                """.formatted(contact)).endsWith("\"None\",\"\",\"\",\"\",\"false\"\n");

        var times = client.get(JOBS + "/" + job("SELECT CreatedDate FROM Account") + "/results")
                .text();
        assertThat(times).matches("\"CreatedDate\"\n\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z\"\n");
    }

    @Test
    void delimiter_and_line_ending_are_those_of_the_job() {
        create("Contact", "{\"LastName\":\"Lee\"}");

        var job = post(
                        "SELECT LastName, FirstName FROM Contact",
                        ",\"columnDelimiter\":\"PIPE\",\"lineEnding\":\"CRLF\"")
                .json()
                .path("id")
                .asText();

        assertThat(client.get(JOBS + "/" + job + "/results").text())
                .isEqualTo("\"LastName\"|\"FirstName\"\r\n\"Lee\"|\"\"\r\n");
    }

    @Test
    void a_long_result_comes_in_pages_by_locator() {
        for (int n = 0; n < 5; n++) {
            create("Contact", "{\"LastName\":\"L" + n + "\"}");
        }
        var results = JOBS + "/" + job("SELECT LastName FROM Contact") + "/results?maxRecords=2";

        var pages = new ArrayList<String>();
        var locator = "";
        while (!locator.equals("null")) {
            var page = client.get(results + (locator.isEmpty() ? "" : "&locator=" + locator));
            pages.add(page.header("Sforce-NumberOfRecords")
                    + page.text().replace("\"", "").replace("\n", " "));
            locator = page.header("Sforce-Locator");
        }

        assertThat(pages).containsExactly("2LastName L0 L1 ", "2LastName L2 L3 ", "1LastName L4 ");
        assertThat(client.get(results + "&locator=nonsense").error()).startsWith("400 INVALID_QUERY_LOCATOR");
    }

    @Test
    void deleted_records_are_had_by_queryAll_only() {
        client.delete("/sobjects/Contact/" + create("Contact", "{\"LastName\":\"Gone\"}"));

        var all = client.post(JOBS, "{\"operation\":\"queryAll\",\"query\":\"SELECT LastName FROM Contact\"}")
                .json()
                .path("id")
                .asText();

        assertThat(client.get(JOBS + "/" + all + "/results").text()).contains("Gone");
        assertThat(client.get(JOBS + "/" + job("SELECT LastName FROM Contact") + "/results")
                        .text())
                .isEqualTo("\"LastName\"\n");
    }

    @Test
    void what_cannot_be_done_is_refused_when_the_job_is_created() {
        assertThat(client.post(JOBS, "{\"query\":\"SELECT Id FROM Contact\"}").error())
                .startsWith("400 INVALIDJOB: operation is required");
        assertThat(client.post(JOBS, "{\"operation\":\"query\"}").error())
                .startsWith("400 INVALIDJOB: query is required");
        assertThat(post("SELECT Nope FROM Contact", "").error()).startsWith("400 INVALID_FIELD");
        assertThat(post("SELECT COUNT() FROM Contact", "").error()).startsWith("400 FEATURENOTENABLED");
        assertThat(post("SELECT MailingAddress FROM Contact", "").error()).startsWith("400 FEATURENOTENABLED");
        assertThat(post("SELECT Id FROM Contact", ",\"contentType\":\"JSON\"").error())
                .startsWith("400 INVALIDJOB");
        assertThat(client.post("/services/data/v46.0/jobs/query", "{}").error()).startsWith("404 NOT_FOUND");
        assertThat(client.get(JOBS + "/750000000000000").error()).startsWith("404 NOT_FOUND");
    }

    @Test
    void a_job_can_be_aborted_deleted_and_listed_and_is_kept_for_a_week() {
        salesforce.bulk().change(BulkSettings.standard().withPageSize(2).withPace(new Pace.Stepped()));
        var first = job("SELECT Id FROM Contact");
        var second = job("SELECT Id FROM Account");
        var third = job("SELECT Id FROM Lead");

        assertThat(client.patch(JOBS + "/" + first, "{\"state\":\"Aborted\"}")
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("Aborted");
        var page = client.get(JOBS).json();
        assertThat(page.path("records").findValuesAsText("id")).containsExactly(first, second);
        assertThat(page.path("done").asBoolean()).isFalse();
        assertThat(client.get(page.path("nextRecordsUrl").asText())
                        .json()
                        .path("records")
                        .findValuesAsText("id"))
                .containsExactly(third);

        assertThat(client.delete(JOBS + "/" + first).status()).isEqualTo(204);
        assertThat(client.get(JOBS + "/" + first).status()).isEqualTo(404);
        salesforce.advance(Duration.ofDays(7));
        client.signIn();
        assertThat(client.get(JOBS).json().path("records")).isEmpty();
    }
}
