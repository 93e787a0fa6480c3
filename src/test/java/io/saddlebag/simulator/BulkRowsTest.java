package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What jobs do with rows: headers, values, and result files. */
class BulkRowsTest {

    private static final String UPSERT =
            "{'object': 'Contact', 'operation': 'upsert', 'externalIdFieldName': 'Ext__c'}";

    private Simulator salesforce;
    private Client client;
    private BulkClient bulk;

    @BeforeEach
    void start() throws Exception {
        salesforce = Simulator.start();
        client = Client.of(salesforce);
        bulk = new BulkClient(salesforce, client);
    }

    @AfterEach
    void stop() {
        salesforce.close();
    }

    @Test
    void rows_are_created_or_updated_and_each_failure_says_why() throws Exception {
        var id = create("Contact", "{\"LastName\": \"Old\", \"Ext__c\": \"2\"}");

        var job = bulk.run(UPSERT, "ext__C,lastname,Email\n1,One,\n2,Two,\n3,,\n4,Four,nope\n,Five,\n");

        assertThat(bulk.info(job).path("state").asText()).isEqualTo("JobComplete");
        assertThat(bulk.info(job).path("numberRecordsProcessed").asInt()).isEqualTo(5);
        assertThat(bulk.info(job).path("numberRecordsFailed").asInt()).isEqualTo(3);
        assertThat(salesforce.records("Contact")).extracting("LastName").containsExactly("Two", "One");
        var created = salesforce.records("Contact").get(1).get("Id");
        assertThat(bulk.results(job, "successfulResults"))
                .startsWith("\"sf__Id\",\"sf__Created\",ext__C,lastname,Email")
                .containsExactlyInAnyOrder(
                        "\"sf__Id\",\"sf__Created\",ext__C,lastname,Email",
                        "\"" + created + "\",\"true\",\"1\",\"One\",\"\"",
                        "\"" + id + "\",\"false\",\"2\",\"Two\",\"\"");
        assertThat(bulk.results(job, "failedResults"))
                .startsWith("\"sf__Id\",\"sf__Error\",ext__C,lastname,Email")
                .containsExactlyInAnyOrder(
                        "\"sf__Id\",\"sf__Error\",ext__C,lastname,Email",
                        "\"\",\"REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName --\",\"3\",\"\",\"\"",
                        "\"\",\"INVALID_EMAIL_ADDRESS:Email: invalid email address: nope:Email --\",\"4\",\"Four\",\"nope\"",
                        "\"\",\"MISSING_ARGUMENT:Ext__c not specified:--\",\"\",\"Five\",\"\"");
        assertThat(bulk.results(job, "unprocessedrecords")).containsExactly("ext__C,lastname,Email");
    }

    @Test
    void a_value_that_another_record_has_is_refused_with_its_id() throws Exception {
        var id = create("Account", "{\"Name\": \"Acme\", \"Ext__c\": \"1\"}");

        var job = bulk.run("{'object': 'Account', 'operation': 'insert'}", "Name,Ext__c\nNew,1\n");

        assertThat(bulk.results(job, "failedResults"))
                .last()
                .asString()
                .isEqualTo("\"\",\"DUPLICATE_VALUE:duplicate value found: Ext__c duplicates value on record with id: "
                        + id.substring(0, 15) + ":--\",\"New\",\"1\"");
    }

    @Test
    void an_empty_value_leaves_a_field_alone_and_na_clears_it() throws Exception {
        var acme = create("Account", "{\"Name\": \"Acme\"}");
        var id = create(
                "Contact",
                "{\"LastName\": \"Lee\", \"Title\": \"Boss\", \"Department\": \"IT\", \"AccountId\": \"" + acme
                        + "\"}");

        bulk.run(
                "{'object': 'Contact', 'operation': 'update'}",
                "Id,Title,Department,Account.Ext__c\n" + id + ",,#N/A,#N/A\n");

        assertThat(salesforce.records("Contact").get(0))
                .containsEntry("Title", "Boss")
                .doesNotContainKeys("Department", "AccountId");
    }

    @Test
    void parents_are_named_by_key() throws Exception {
        var acme = create("Account", "{\"Name\": \"Acme\", \"Ext__c\": \"A 1\"}");

        var job = bulk.run(
                UPSERT, "Ext__c,LastName,account.ext__c,Owner.Email\n1,One,A 1,demo@saddlebag.test\n2,Two,B,\n");

        assertThat(salesforce.records("Contact")).singleElement().hasFieldOrPropertyWithValue("AccountId", acme);
        assertThat(bulk.results(job, "failedResults"))
                .last()
                .asString()
                .contains("INVALID_FIELD:Foreign key external ID: B not found for field Ext__c in entity Account:--");
    }

    @Test
    void a_parent_of_several_kinds_is_named_with_its_object() throws Exception {
        var job = bulk.run(
                "{'object': 'Lead', 'operation': 'insert'}",
                "LastName,Company,User:Owner.Email\nLee,Acme,demo@saddlebag.test\n");

        assertThat(bulk.info(job).path("numberRecordsFailed").asInt()).isZero();
        assertThat(failure("{'object': 'Contact', 'operation': 'insert'}", "LastName,Account:Account.Ext__c\nLee,1\n"))
                .isEqualTo("Failed InvalidBatch : Field name not found : Account:Account.Ext__c");
    }

    @ParameterizedTest
    @CsvSource({
        "Nope__c, Nope__c",
        "Account.Name, Account.Name",
        "Nope.Ext__c, Nope.Ext__c",
        "Account.Parent.Ext__c, Account.Parent.Ext__c",
        "\uFEFFFirstName, \uFEFFFirstName"
    })
    void a_header_that_is_no_field_fails_the_whole_job(String header, String named) throws Exception {
        assertThat(failure(UPSERT, header + ",Ext__c,LastName\n1,2,3\n"))
                .isEqualTo("Failed InvalidBatch : Field name not found : " + named);
        assertThat(salesforce.count("Contact")).isZero();
    }

    @Test
    void a_job_without_its_key_its_header_or_any_data_fails() throws Exception {
        assertThat(failure(UPSERT, "LastName\nLee\n")).isEqualTo("Failed InvalidBatch : Field name not found : Ext__c");
        assertThat(failure(UPSERT, "")).isEqualTo("Failed InvalidBatch : No header row found");
        assertThat(failure(UPSERT, "Ext__c,LastName,lastname\n"))
                .isEqualTo("Failed InvalidBatch : Duplicate field name found : lastname");
        assertThat(failure(UPSERT, "x".repeat(32_001) + "\n"))
                .isEqualTo("Failed InvalidBatch : The header row is longer than 32000 characters");
        assertThat(failure(UPSERT, "x,".repeat(5_001) + "\n"))
                .isEqualTo("Failed InvalidBatch : The header row names more than 5000 fields");
        var empty = bulk.create(UPSERT);
        bulk.state(empty, "UploadComplete");
        salesforce.bulk().settle();
        assertThat(bulk.info(empty).path("errorMessage").asText()).isEqualTo("InvalidBatch : No data was uploaded");
        assertThat(bulk.results(empty, "successfulResults")).containsExactly("\"sf__Id\",\"sf__Created\"");
    }

    @Test
    void the_wrong_line_ending_fails_the_job_and_all_is_unprocessed() throws Exception {
        var job = bulk.run(UPSERT, "Ext__c,LastName\r\n1,One\r\n");

        assertThat(bulk.info(job).path("errorMessage").asText())
                .isEqualTo("ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF");
        assertThat(bulk.results(job, "unprocessedrecords")).containsExactly("Ext__c,LastName", "1,One");
    }

    @ParameterizedTest
    @CsvSource({"COMMA, ','", "SEMICOLON, ;", "PIPE, |", "TAB, '\t'", "CARET, ^", "BACKQUOTE, `"})
    void every_delimiter_and_both_line_endings_are_read_and_written(String name, String sign) throws Exception {
        for (var ending : List.of("LF", "CRLF")) {
            var end = ending.equals("LF") ? "\n" : "\r\n";
            var job = bulk.run(
                    "{'object': 'Lead', 'operation': 'insert', 'columnDelimiter': '" + name + "', 'lineEnding': '"
                            + ending + "'}",
                    "LastName" + sign + "Company" + end + "\"L" + sign + "ee\"" + sign + "Acme\"" + end + "Lea" + sign
                            + "\"Acme" + end + " Ltd\"" + end);

            var ok = client.get("/jobs/ingest/" + job + "/successfulResults").text();
            var bad = client.get("/jobs/ingest/" + job + "/failedResults").text();
            assertThat(ok)
                    .startsWith("\"sf__Id\"" + sign + "\"sf__Created\"" + sign + "LastName" + sign + "Company" + end)
                    .endsWith(sign + "\"Lea\"" + sign + "\"Acme" + end + " Ltd\"" + end);
            assertThat(bad).endsWith(sign + "\"L" + sign + "ee\"" + sign + "\"Acme\"\"\"" + end);
        }
    }

    @Test
    void a_row_that_is_no_csv_or_too_long_fails_and_the_others_go_on() throws Exception {
        var job = bulk.run(UPSERT, "Ext__c,LastName\n1, \"One\"\n2,Two,2\n3,Three\n4\n");

        assertThat(bulk.results(job, "failedResults"))
                .anyMatch(row -> row.contains("a quote stands inside a value that is not quoted"))
                .anyMatch(row -> row.contains("the row has 3 values, the header has 2"))
                .anyMatch(row -> row.contains("REQUIRED_FIELD_MISSING"))
                .hasSize(4);
        assertThat(salesforce.records("Contact")).extracting("LastName").containsExactly("Three");
    }

    @Test
    void values_of_another_type_fail_their_row() throws Exception {
        var job = bulk.run(UPSERT, "Ext__c,LastName,Birthdate\n1,One,31/12/1999\n2,Two,1999-12-31\n");

        assertThat(bulk.results(job, "failedResults"))
                .last()
                .asString()
                .contains(
                        "INVALID_TYPE_ON_FIELD_IN_RECORD:Birthdate: value not of required type: 31/12/1999:Birthdate --");
        assertThat(salesforce.count("Contact")).isEqualTo(1);
    }

    @Test
    void records_are_updated_and_deleted_by_id() throws Exception {
        var id = create("Contact", "{\"LastName\": \"Lee\"}");

        var update = bulk.run(
                "{'object': 'Contact', 'operation': 'update'}",
                "Id,LastName\n" + id.substring(0, 15) + ",Lea\n,Nobody\n" + id.substring(0, 14) + "_,X\n");
        assertThat(bulk.results(update, "successfulResults"))
                .last()
                .asString()
                .isEqualTo("\"" + id + "\",\"false\",\"" + id.substring(0, 15) + "\",\"Lea\"");
        assertThat(bulk.results(update, "failedResults"))
                .anyMatch(row -> row.contains("MISSING_ARGUMENT:Id not specified in an update call:Id --"))
                .anyMatch(row -> row.contains("MALFORMED_ID"));

        bulk.run("{'object': 'Contact', 'operation': 'delete'}", "Id\n" + id + "\n");
        assertThat(salesforce.count("Contact")).isZero();
        var again = bulk.run("{'object': 'Contact', 'operation': 'delete'}", "Id\n" + id + "\n");
        assertThat(bulk.results(again, "failedResults"))
                .last()
                .asString()
                .isEqualTo("\"" + id + "\",\"ENTITY_IS_DELETED:entity is deleted:--\",\"" + id + "\"");
        assertThat(failure("{'object': 'Contact', 'operation': 'delete'}", "Id,LastName\n1,2\n"))
                .isEqualTo("Failed InvalidBatch : A delete batch must contain only ids");
    }

    @Test
    void an_upsert_by_id_creates_where_the_id_is_empty() throws Exception {
        var id = create("Contact", "{\"LastName\": \"Lee\"}");

        bulk.run(
                "{'object': 'Contact', 'operation': 'upsert', 'externalIdFieldName': 'Id'}",
                "Id,LastName\n" + id + ",Lea\n,New\n");

        assertThat(salesforce.records("Contact")).extracting("LastName").containsExactly("Lea", "New");
    }

    @Test
    void a_key_that_comes_twice_or_fits_several_records_fails_its_rows() throws Exception {
        create("Contact", "{\"LastName\": \"A\", \"Email\": \"a@example.org\"}");
        create("Contact", "{\"LastName\": \"B\", \"Email\": \"a@example.org\"}");

        var job = bulk.run(
                "{'object': 'Contact', 'operation': 'upsert', 'externalIdFieldName': 'Email'}",
                "Email,LastName\na@example.org,X\nb@example.org,Y\nB@example.org,Z\n");

        assertThat(bulk.results(job, "failedResults"))
                .anyMatch(row -> row.contains("DUPLICATE_EXTERNAL_ID:more than one record found"))
                .anyMatch(row -> row.contains("DUPLICATE_VALUE:Duplicate external id specified: b@example.org:--"))
                .hasSize(4);
    }

    @Test
    void the_order_of_result_rows_is_not_that_of_the_upload() throws Exception {
        var rows = IntStream.range(0, 100).mapToObj(n -> "L" + n).toList();

        var job = bulk.run("{'object': 'Contact', 'operation': 'insert'}", "LastName\n" + String.join("\n", rows));

        var results = bulk.results(job, "successfulResults").stream()
                .skip(1)
                .map(row -> row.replaceAll(".*,\"(.*)\"", "$1"))
                .collect(Collectors.toList());
        assertThat(results).isNotEqualTo(rows).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(salesforce.records("Contact")).extracting("LastName").isEqualTo(rows);
    }

    @Test
    void before_version_53_failed_results_tell_no_id() throws Exception {
        var created =
                client.post("/services/data/v52.0/jobs/ingest", "{\"object\":\"Contact\",\"operation\":\"insert\"}");
        var job = created.json().path("id").asText();
        bulk.upload(job, "LastName\n\"\"\n");
        bulk.state(job, "UploadComplete");
        salesforce.bulk().settle();

        assertThat(created.json().path("apiVersion").toString()).isEqualTo("52.0");
        assertThat(bulk.results(job, "failedResults").get(0)).isEqualTo("\"sf__Error\",LastName");
    }

    private String failure(String json, String csv) throws InterruptedException {
        var info = bulk.info(bulk.run(json, csv));
        return info.path("state").asText() + " " + info.path("errorMessage").asText();
    }

    private String create(String object, String json) {
        return client.post("/sobjects/" + object, json).json().path("id").asText();
    }
}
