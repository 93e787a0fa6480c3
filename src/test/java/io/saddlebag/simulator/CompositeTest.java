package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompositeTest extends WithSimulator {

    private static String part(String method, String url, String referenceId, String body) {
        return "{\"method\":\"" + method + "\",\"url\":\"" + Client.DATA + url + "\",\"referenceId\":\"" + referenceId
                + "\"" + (body.isEmpty() ? "" : ",\"body\":" + body) + "}";
    }

    private Client.Reply composite(boolean allOrNone, String... parts) {
        return client.post(
                "/composite",
                "{\"allOrNone\":" + allOrNone + ",\"compositeRequest\":[" + String.join(",", parts) + "]}");
    }

    @Test
    void parts_use_the_answers_of_those_before_them_and_count_as_one_request() {
        var before = salesforce.usage().used();

        var answer = composite(
                false,
                part("POST", "/sobjects/Account", "a1", "{\"Name\":\"Acme\"}"),
                part("POST", "/sobjects/Contact", "c1", "{\"LastName\":\"Lee\",\"AccountId\":\"@{a1.id}\"}"),
                part("GET", "/query?q=SELECT Account.Name FROM Contact WHERE Id = '@{c1.id}'", "q1", ""),
                part("PATCH", "/sobjects/Account/@{a1.id}", "u1", "{\"Site\":\"@{q1.records[0].Account.Name}\"}"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("compositeResponse"))
                .extracting(part -> part.path("httpStatusCode").asInt())
                .containsExactly(201, 201, 200, 204);
        assertThat(answer.json().at("/compositeResponse/0/httpHeaders/Location").asText())
                .startsWith(Client.DATA + "/sobjects/Account/001");
        assertThat(answer.json().at("/compositeResponse/3/body").isNull()).isTrue();
        assertThat(salesforce.records("Account").get(0)).containsEntry("Site", "Acme");
        assertThat(salesforce.usage().used()).isEqualTo(before + 1);
    }

    @Test
    void what_depends_on_a_failure_is_halted_and_the_rest_is_done() {
        var answer = composite(
                false,
                part("POST", "/sobjects/Account", "a1", "{}"),
                part("POST", "/sobjects/Contact", "c1", "{\"LastName\":\"Lee\",\"AccountId\":\"@{a1.id}\"}"),
                part("POST", "/sobjects/Contact", "c2", "{\"LastName\":\"Lea\"}"));

        assertThat(answer.json().path("compositeResponse"))
                .extracting(part -> part.path("httpStatusCode").asInt() + " "
                        + part.at("/body/0/errorCode").asText(""))
                .containsExactly("400 REQUIRED_FIELD_MISSING", "400 PROCESSING_HALTED", "201 ");
        assertThat(answer.json().at("/compositeResponse/1/body/0/message").asText())
                .startsWith("Invalid reference specified. No value for a1.id found in a1.");
        assertThat(salesforce.records("Contact")).extracting("LastName").containsExactly("Lea");
    }

    @Test
    void all_or_none_takes_everything_back() {
        var answer = composite(
                true,
                part("POST", "/sobjects/Account", "a1", "{\"Name\":\"Acme\"}"),
                part("POST", "/sobjects/Contact", "c1", "{}"),
                part("POST", "/sobjects/Contact", "c2", "{\"LastName\":\"Lea\"}"));

        assertThat(answer.json().path("compositeResponse"))
                .extracting(part -> part.path("httpStatusCode").asInt() + " "
                        + part.at("/body/0/errorCode").asText())
                .containsExactly("400 PROCESSING_HALTED", "400 REQUIRED_FIELD_MISSING", "400 PROCESSING_HALTED");
        assertThat(salesforce.count("Account")).isZero();
    }

    @Test
    void five_collections_carry_a_thousand_records_and_a_sixth_is_refused() {
        var collections = IntStream.range(0, 6)
                .mapToObj(n -> part("POST", "/composite/sobjects", "c" + n, "{\"records\":[" + records(n) + "]}"))
                .toList();

        var five = composite(false, collections.subList(0, 5).toArray(String[]::new));
        var six = composite(false, collections.toArray(String[]::new));

        assertThat(five.json().at("/compositeResponse/4/body")).hasSize(200);
        assertThat(salesforce.count("Contact")).isEqualTo(1_000);
        assertThat(six.status()).isEqualTo(400);
    }

    private static String records(int call) {
        return IntStream.range(0, 200)
                .mapToObj(n -> "{\"attributes\":{\"type\":\"Contact\"},\"LastName\":\"" + call + "-" + n + "\"}")
                .collect(Collectors.joining(","));
    }

    @Test
    void a_call_that_breaks_the_rules_is_refused_whole() {
        var parts = IntStream.range(0, 26)
                .mapToObj(n -> part("POST", "/sobjects/Contact", "c" + n, "{\"LastName\":\"Lee\"}"))
                .toArray(String[]::new);
        var headed = part("POST", "/sobjects/Contact", "c1", "{\"LastName\":\"Lee\"}")
                .replaceFirst("}$", ",\"httpHeaders\":{\"Authorization\":\"x\"}}");

        assertThat(composite(false, parts).status()).isEqualTo(400);
        assertThat(composite(false, part("GET", "/limits", "_1", "")).status()).isEqualTo(400);
        assertThat(composite(false, part("GET", "/limits", "a-1", "")).status()).isEqualTo(400);
        assertThat(composite(false, headed).status()).isEqualTo(400);
        assertThat(client.post("/composite", "{}").error()).startsWith("400 JSON_PARSER_ERROR");
        assertThat(salesforce.records("Contact")).isEmpty();
    }

    @Test
    void a_part_that_nobody_serves_is_answered_as_such() {
        var answer = composite(
                false,
                part("GET", "/nonsense", "n1", ""),
                part("POST", "/../../../simulator/reset", "n2", ""),
                part("GET", "/sobjects/Contact/describe", "d1", "")
                        .replaceFirst(
                                "}$", ",\"httpHeaders\":{\"If-Modified-Since\":\"Thu, 01 Jan 2099 00:00:00 GMT\"}}"));

        assertThat(answer.json().path("compositeResponse"))
                .extracting(part -> part.path("httpStatusCode").asInt())
                .containsExactly(404, 404, 304);
    }

    @Test
    void a_reference_may_begin_with_a_digit() {
        var answer = composite(
                false,
                part("POST", "/sobjects/Account", "1st", "{\"Name\":\"Acme\"}"),
                part("POST", "/sobjects/Contact", "2nd", "{\"LastName\":\"Lee\",\"AccountId\":\"@{1st.id}\"}"));

        assertThat(answer.json().path("compositeResponse"))
                .extracting(part -> part.path("httpStatusCode").asInt())
                .containsExactly(201, 201);
    }

    @Test
    void before_version_52_a_reference_may_be_called_anything() {
        var old = "{\"compositeRequest\":[{\"method\":\"GET\",\"url\":\"/services/data/v51.0/limits\","
                + "\"referenceId\":\"a-1\"}]}";

        assertThat(client.post("/services/data/v51.0/composite", old).status()).isEqualTo(200);
    }
}
