package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceEndpointConfig;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.dto.bulkv2.ContentTypeEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.JobStateEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.OperationEnum;
import org.apache.camel.component.salesforce.api.dto.bulkv2.QueryJob;
import org.apache.camel.component.salesforce.api.dto.composite.SObjectBatch;
import org.apache.camel.component.salesforce.api.dto.composite.SObjectBatchResponse;
import org.apache.camel.component.salesforce.api.dto.composite.SObjectBatchResult;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What camel-salesforce can do beyond what loading needs. */
class CamelSalesforceMoreTest extends WithSimulator {

    private DefaultCamelContext camel;
    private ProducerTemplate template;

    @BeforeEach
    void startCamel() throws Exception {
        var config = new SalesforceEndpointConfig();
        config.setApiVersion("66.0");
        var component = new SalesforceComponent();
        component.setLoginUrl(salesforce.url());
        component.setClientId("saddlebag");
        component.setClientSecret("saddlebag-secret");
        component.setRefreshToken(salesforce.refreshToken());
        component.setConfig(config);
        camel = new DefaultCamelContext();
        camel.addComponent("salesforce", component);
        camel.start();
        template = camel.createProducerTemplate();
    }

    @AfterEach
    void stopCamel() throws Exception {
        camel.close();
    }

    @Test
    void it_queries_in_bulk() throws Exception {
        create("Contact", "{\"LastName\":\"Lee\"}");
        var query = new QueryJob();
        query.setOperation(OperationEnum.QUERY);
        query.setQuery("SELECT LastName FROM Contact");
        query.setContentType(ContentTypeEnum.CSV);

        var job = template.requestBody("salesforce:bulk2CreateQueryJob", query, QueryJob.class);
        var done = of("bulk2GetQueryJob", job, QueryJob.class);
        var results = of("bulk2GetQueryJobResults", job, InputStream.class);

        assertThat(job.getState()).isEqualTo(JobStateEnum.UPLOAD_COMPLETE);
        assertThat(done.getState()).isEqualTo(JobStateEnum.JOB_COMPLETE);
        assertThat(new String(results.readAllBytes())).isEqualTo("\"LastName\"\n\"Lee\"\n");
        template.requestBodyAndHeader("salesforce:bulk2DeleteQueryJob", null, "jobId", job.getId());
        assertThatThrownBy(() -> of("bulk2GetQueryJob", job, QueryJob.class))
                .hasCauseInstanceOf(SalesforceException.class);
    }

    private <T> T of(String operation, QueryJob job, Class<T> type) {
        return template.requestBodyAndHeader("salesforce:" + operation, null, "jobId", job.getId(), type);
    }

    @Test
    void it_sends_requests_in_a_batch() {
        var id = create("Account", "{\"Name\":\"Acme\"}");
        var batch = new SObjectBatch("66.0")
                .addGet("Account", id, "Name")
                .addQuery("SELECT Name FROM Account")
                .addDelete("Account", id)
                .addDelete("Account", id)
                .addLimits();

        var answer = template.requestBody("salesforce:composite-batch", batch, SObjectBatchResponse.class);

        assertThat(answer.hasErrors()).isTrue();
        assertThat(answer.getResults())
                .extracting(SObjectBatchResult::getStatusCode)
                .containsExactly(200, 200, 204, 404, 200);
        assertThat(answer.getResults().get(0).getResult())
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("Name", "Acme");
    }
}
