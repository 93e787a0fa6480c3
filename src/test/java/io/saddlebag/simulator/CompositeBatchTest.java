package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

class CompositeBatchTest extends WithSimulator {

    private static String part(String method, String url, String richInput) {
        return "{\"method\":\"" + method + "\",\"url\":\"" + url + "\""
                + (richInput.isEmpty() ? "" : ",\"richInput\":" + richInput) + "}";
    }

    private Client.Reply batch(boolean haltOnError, String... parts) {
        return client.post(
                "/composite/batch",
                "{\"haltOnError\":" + haltOnError + ",\"batchRequests\":[" + String.join(",", parts) + "]}");
    }

    @Test
    void parts_are_answered_in_their_order_each_with_its_status_and_count_as_one_request() {
        var id = create("Account", "{\"Name\":\"Acme\"}");
        var before = salesforce.usage().used();

        var answer = batch(
                false,
                part("PATCH", "v66.0/sobjects/Account/" + id, "{\"Name\":\"Bolt\"}"),
                part("GET", "v66.0/sobjects/Account/" + id + "?fields=Name", ""),
                part("GET", "/services/data/v66.0/query?q=SELECT+COUNT()+FROM+Account", ""));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).startsWith("{\"hasErrors\":false,\"results\":[{\"statusCode\":204,\"result\":null},");
        assertThat(answer.json().at("/results/1/result/Name").asText()).isEqualTo("Bolt");
        assertThat(answer.json().at("/results/2/result/totalSize").asInt()).isEqualTo(1);
        assertThat(salesforce.usage().used()).isEqualTo(before + 1);
    }

    @Test
    void a_failure_halts_the_rest_only_when_asked_to() {
        var good = part("POST", "v66.0/sobjects/Contact", "{\"LastName\":\"Lee\"}");
        var bad = part("POST", "v66.0/sobjects/Contact", "{}");

        var all = batch(false, bad, good);
        assertThat(all.json().findValuesAsText("statusCode")).containsExactly("400", "201");
        assertThat(all.json().at("/results/0/result/0/errorCode").asText()).isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(all.json().path("hasErrors").asBoolean()).isTrue();

        var halted = batch(true, good, bad, good);
        assertThat(halted.json().findValuesAsText("statusCode")).containsExactly("201", "400", "412");
        assertThat(halted.json().at("/results/2/result/0/errorCode").asText()).isEqualTo("BATCH_PROCESSING_HALTED");
        assertThat(salesforce.records("Contact")).hasSize(2);
    }

    @Test
    void at_most_twenty_five_parts_are_taken_and_none_that_is_made_of_parts() {
        var limits = part("GET", "v66.0/limits", "");

        assertThat(batch(false, Collections.nCopies(25, limits).toArray(String[]::new))
                        .json()
                        .path("results"))
                .hasSize(25);
        assertThat(batch(false, Collections.nCopies(26, limits).toArray(String[]::new))
                        .error())
                .startsWith("400 LIMIT_EXCEEDED");
        assertThat(client.post("/composite/batch", "{}").error()).startsWith("400 JSON_PARSER_ERROR");
        assertThat(batch(false, part("POST", "v66.0/composite", "{\"compositeRequest\":[]}"))
                        .json()
                        .at("/results/0/statusCode")
                        .asInt())
                .isEqualTo(404);
        assertThat(batch(false, part("GET", "/simulator", ""))
                        .json()
                        .at("/results/0/statusCode")
                        .asInt())
                .isEqualTo(404);
    }
}
