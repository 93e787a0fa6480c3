package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saddlebag.simulator.faults.Fault;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceEndpointConfig;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.dto.DeleteSObjectResult;
import org.apache.camel.component.salesforce.api.dto.Limits;
import org.apache.camel.component.salesforce.api.dto.SObjectDescription;
import org.apache.camel.component.salesforce.api.dto.SaveSObjectResult;
import org.apache.camel.component.salesforce.api.dto.UpsertSObjectResult;
import org.apache.camel.component.salesforce.api.dto.bulkv2.ContentTypeEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.Job;
import org.apache.camel.component.salesforce.api.dto.bulkv2.JobStateEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.JobTypeEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.LineEndingEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.OperationEnum;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** camel-salesforce as it is, without any code of ours, does each thing that loading needs. */
class CamelSalesforceTest {

    private Simulator simulator;
    private DefaultCamelContext camel;
    private ProducerTemplate salesforce;

    @BeforeEach
    void start() throws Exception {
        simulator = Simulator.start();
        camel = new DefaultCamelContext();
        var config = new SalesforceEndpointConfig();
        config.setApiVersion("66.0");
        var component = new SalesforceComponent();
        component.setLoginUrl(simulator.url());
        component.setClientId("saddlebag");
        component.setClientSecret("saddlebag-secret");
        component.setRefreshToken(simulator.refreshToken());
        component.setConfig(config);
        camel.addComponent("salesforce", component);
        camel.start();
        salesforce = camel.createProducerTemplate();
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        simulator.close();
    }

    @Test
    void it_creates_up_to_200_records_and_hears_of_each() {
        var results = create(List.of(contact("LastName", "Lee"), contact("FirstName", "Ada")));

        assertThat(results).extracting(SaveSObjectResult::getSuccess).containsExactly(true, false);
        assertThat(results.get(1).getErrors())
                .singleElement()
                .hasFieldOrPropertyWithValue("errorCode", "REQUIRED_FIELD_MISSING")
                .hasFieldOrPropertyWithValue("fields", List.of("LastName"));
        assertThat(simulator.records("Contact"))
                .extracting("Id")
                .containsExactly(results.get(0).getId());
    }

    @Test
    void it_creates_all_or_none() {
        var results = (List<?>) salesforce.requestBodyAndHeaders(
                "salesforce:compositeCreateSObjectCollections",
                List.of(contact("LastName", "Lee"), contact("FirstName", "Ada")),
                Map.of("allOrNone", true, "CamelSalesforceAllOrNone", true));

        assertThat(results).extracting("success").containsExactly(false, false);
        assertThat(simulator.count("Contact")).isZero();
    }

    @Test
    void it_upserts_up_to_200_records() {
        create(List.of(contact("LastName", "Old", "Ext__c", "1")));

        var results = upsert(List.of(
                contact("Ext__c", "1", "LastName", "One"),
                contact("Ext__c", "2", "LastName", "Two"),
                contact("Ext__c", "3", "LastName", "Three", "Email", "nope")));

        assertThat(results).extracting(UpsertSObjectResult::getSuccess).containsExactly(true, true, false);
        assertThat(results).extracting(UpsertSObjectResult::getCreated).startsWith(false, true);
        assertThat(simulator.records("Contact")).extracting("LastName").containsExactly("One", "Two");
    }

    @Test
    void it_updates_up_to_200_records_and_null_clears() {
        var id = create(List.of(contact("LastName", "Lee", "Title", "Boss")))
                .get(0)
                .getId();

        var record = contact("id", id, "LastName", "Lea");
        record.put("Title", null);
        var results = (List<?>) salesforce.requestBody(
                "salesforce:compositeUpdateSObjectCollections",
                List.of(record, contact("id", "003000000000001AAA", "LastName", "Nobody")));

        assertThat(results).extracting("success").containsExactly(true, false);
        assertThat(simulator.records("Contact").get(0))
                .containsEntry("LastName", "Lea")
                .doesNotContainKey("Title");
    }

    @Test
    void it_deletes_up_to_200_records() {
        var id = create(List.of(contact("LastName", "Lee"))).get(0).getId();

        var results = (List<?>) salesforce.requestBodyAndHeader(
                "salesforce:compositeDeleteSObjectCollections", null, "sObjectIds", List.of(id, "003000000000001AAA"));

        assertThat(results).hasOnlyElementsOfType(DeleteSObjectResult.class);
        assertThat(results).extracting("success").containsExactly(true, false);
        assertThat(simulator.count("Contact")).isZero();
    }

    @Test
    void it_queries() {
        create(List.of(contact("LastName", "Lee", "Ext__c", "1")));

        var found = salesforce.requestBody(
                "salesforce:query?rawPayload=true",
                "SELECT Id, LastName FROM Contact WHERE Ext__c IN ('1')",
                String.class);

        assertThat(found).contains("\"totalSize\":1", "\"LastName\":\"Lee\"", "\"done\":true");
    }

    @Test
    void it_describes() {
        var described =
                salesforce.requestBody("salesforce:getDescription?sObjectName=Contact", null, SObjectDescription.class);

        assertThat(described.getName()).isEqualTo("Contact");
        assertThat(described.getFields())
                .filteredOn(field -> field.getName().equals("LastName"))
                .singleElement()
                .satisfies(field -> {
                    assertThat(field.getLength()).isEqualTo(80);
                    assertThat(field.isNillable()).isFalse();
                    assertThat(field.isCreateable()).isTrue();
                });
    }

    @Test
    void it_reads_the_limits() {
        var limits = salesforce.requestBody("salesforce:limits", null, Limits.class);

        assertThat(limits.getDailyApiRequests().getMax()).isEqualTo(15_000);
        assertThat(limits.getDailyApiRequests().getRemaining()).isLessThan(15_000);
    }

    @Test
    void it_sends_composite_requests() throws Exception {
        var request = """
                {"allOrNone": false, "compositeRequest": [
                  {"method": "POST", "url": "/services/data/v66.0/sobjects/Account", "referenceId": "a",
                   "body": {"Name": "Acme"}},
                  {"method": "POST", "url": "/services/data/v66.0/sobjects/Contact", "referenceId": "b",
                   "body": {"LastName": "Lee", "AccountId": "@{a.id}"}}]}
                """;

        var answer = salesforce.requestBody(
                "salesforce:composite?rawPayload=true&compositeMethod=POST", request, InputStream.class);

        assertThat(new String(answer.readAllBytes())).contains("\"httpStatusCode\":201");
        assertThat(simulator.records("Contact").get(0)).containsKey("AccountId");
    }

    @Test
    void it_renews_an_expired_session_and_sends_again() {
        create(List.of(contact("LastName", "One")));
        simulator.next(new Fault.ExpiredSession());

        var results = create(List.of(contact("LastName", "Two")));

        assertThat(results).extracting(SaveSObjectResult::getSuccess).containsExactly(true);
        assertThat(simulator.records("Contact")).extracting("LastName").containsExactly("One", "Two");
    }

    @Test
    void it_hears_of_a_call_that_is_refused() {
        simulator.next(new Fault.ServerUnavailable());

        assertThatThrownBy(() -> create(List.of(contact("LastName", "Lee"))))
                .hasCauseInstanceOf(SalesforceException.class)
                .extracting(error -> ((SalesforceException) error.getCause()).getStatusCode())
                .isEqualTo(503);
    }

    @Test
    void it_loads_in_bulk_and_gets_the_results() throws Exception {
        var job = job(OperationEnum.UPSERT);
        job.setExternalIdFieldName("Ext__c");
        var created = salesforce.requestBody("salesforce:bulk2CreateJob", job, Job.class);
        assertThat(created.getState()).isEqualTo(JobStateEnum.OPEN);

        upload(created, "Ext__c,LastName\n1,One\n2,\n");
        var closed =
                salesforce.requestBodyAndHeader("salesforce:bulk2CloseJob", null, "jobId", created.getId(), Job.class);
        assertThat(closed.getState()).isEqualTo(JobStateEnum.UPLOAD_COMPLETE);
        simulator.bulk().settle();

        var done = salesforce.requestBodyAndHeader("salesforce:bulk2GetJob", null, "jobId", created.getId(), Job.class);
        assertThat(done.getState()).isEqualTo(JobStateEnum.JOB_COMPLETE);
        assertThat(done.getJobType()).isEqualTo(JobTypeEnum.V2INGEST);
        assertThat(done.getNumberRecordsProcessed()).isEqualTo(2);
        assertThat(done.getNumberRecordsFailed()).isEqualTo(1);
        assertThat(results("bulk2GetSuccessfulResults", created)).contains(",\"true\",\"1\",\"One\"");
        assertThat(results("bulk2GetFailedResults", created)).contains("REQUIRED_FIELD_MISSING");
        assertThat(results("bulk2GetUnprocessedRecords", created)).isEqualTo("Ext__c,LastName\n");
    }

    @Test
    void it_aborts_lists_and_deletes_jobs() {
        var created = salesforce.requestBody("salesforce:bulk2CreateJob", job(OperationEnum.INSERT), Job.class);

        var aborted =
                salesforce.requestBodyAndHeader("salesforce:bulk2AbortJob", null, "jobId", created.getId(), Job.class);
        assertThat(aborted.getState()).isEqualTo(JobStateEnum.ABORTED);
        assertThat(salesforce.requestBody("salesforce:bulk2GetAllJobs?rawPayload=true", null, Object.class))
                .isNotNull();

        salesforce.requestBodyAndHeader("salesforce:bulk2DeleteJob", null, "jobId", created.getId());
        assertThatThrownBy(() -> salesforce.requestBodyAndHeader(
                        "salesforce:bulk2GetJob", null, "jobId", created.getId(), Job.class))
                .hasCauseInstanceOf(SalesforceException.class);
    }

    private static Job job(OperationEnum operation) {
        var job = new Job();
        job.setObject("Contact");
        job.setOperation(operation);
        job.setContentType(ContentTypeEnum.CSV);
        job.setLineEnding(LineEndingEnum.LF);
        return job;
    }

    private void upload(Job job, String csv) {
        salesforce.requestBodyAndHeader("salesforce:bulk2CreateBatch", csv, "jobId", job.getId());
    }

    private String results(String operation, Job job) throws Exception {
        var in = salesforce.requestBodyAndHeader(
                "salesforce:" + operation, null, "jobId", job.getId(), InputStream.class);
        return new String(in.readAllBytes());
    }

    private List<SaveSObjectResult> create(List<Map<String, Object>> records) {
        return results(salesforce.requestBody("salesforce:compositeCreateSObjectCollections", records));
    }

    private List<UpsertSObjectResult> upsert(List<Map<String, Object>> records) {
        return results(salesforce.requestBody(
                "salesforce:compositeUpsertSObjectCollections?sObjectName=Contact&sObjectIdName=Ext__c", records));
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> results(Object body) {
        return (List<T>) body;
    }

    private static Map<String, Object> contact(String... values) {
        var record = new LinkedHashMap<String, Object>();
        record.put("attributes", Map.of("type", "Contact"));
        for (int n = 0; n < values.length; n += 2) {
            record.put(values[n], values[n + 1]);
        }
        return record;
    }
}
