package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompositeGraphsTest extends WithSimulator {

    private static String node(String object, String referenceId, String body) {
        return "{\"method\":\"POST\",\"url\":\"" + Client.DATA + "/sobjects/" + object + "\",\"referenceId\":\""
                + referenceId + "\",\"body\":" + body + "}";
    }

    private static String graph(String graphId, String... nodes) {
        return "{\"graphId\":\"" + graphId + "\",\"compositeRequest\":[" + String.join(",", nodes) + "]}";
    }

    private Client.Reply graphs(String... graphs) {
        return client.post("/composite/graph", "{\"graphs\":[" + String.join(",", graphs) + "]}");
    }

    @Test
    void each_graph_is_done_whole_or_not_at_all() {
        var before = salesforce.usage().used();

        var answer = graphs(
                graph(
                        "1",
                        node("Account", "a", "{\"Name\":\"Acme\"}"),
                        node("Contact", "c", "{\"LastName\":\"Lee\",\"AccountId\":\"@{a.id}\"}")),
                graph("2", node("Account", "a", "{\"Name\":\"Bolt\"}"), node("Contact", "c", "{}")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().findValuesAsText("isSuccessful")).containsExactly("true", "false");
        assertThat(answer.json().findValuesAsText("httpStatusCode")).containsExactly("201", "201", "400", "400");
        assertThat(answer.json()
                        .at("/graphs/1/graphResponse/compositeResponse/0/body/0/message")
                        .asText())
                .isEqualTo("The transaction was rolled back since another operation in the same transaction failed.");
        assertThat(salesforce.records("Account")).extracting("Name").containsExactly("Acme");
        assertThat(salesforce.records("Contact").get(0)).containsKey("AccountId");
        assertThat(salesforce.usage().used()).isEqualTo(before + 1);
    }

    @Test
    void after_fourteen_failed_graphs_no_other_is_tried() {
        var failing = IntStream.range(0, 14).mapToObj(n -> graph("f" + n, node("Contact", "c", "{}")));
        var good = Stream.of(graph("g", node("Contact", "c", "{\"LastName\":\"Lee\"}")));

        var answer = graphs(Stream.concat(failing, good).toArray(String[]::new));

        assertThat(answer.json().at("/graphs/14/isSuccessful").asBoolean()).isFalse();
        assertThat(answer.json()
                        .at("/graphs/14/graphResponse/compositeResponse/0/body/0/errorCode")
                        .asText())
                .isEqualTo("PROCESSING_HALTED");
        assertThat(salesforce.records("Contact")).isEmpty();
    }

    @Test
    void a_call_that_breaks_the_rules_is_refused_whole() {
        var contact = node("Contact", "c", "{\"LastName\":\"Lee\"}");
        var chain = IntStream.range(0, 16)
                .mapToObj(n ->
                        node("Account", "r" + n, "{\"Name\":\"" + (n == 0 ? "x" : "@{r" + (n - 1) + ".id}") + "\"}"))
                .toArray(String[]::new);
        var nodes = IntStream.range(0, 501)
                .mapToObj(n -> node("Account", "r" + n, "{\"Name\":\"x\"}"))
                .toArray(String[]::new);

        assertThat(graphs(graph("1", contact), graph("1", contact)).error()).startsWith("400 INVALID_INPUT");
        assertThat(graphs(graph("1", contact, contact)).error()).startsWith("400 INVALID_INPUT");
        assertThat(graphs(graph("1", chain)).error())
                .startsWith("400 LIMIT_EXCEEDED: A graph is more than 15 nodes deep");
        assertThat(graphs(graph("1", nodes)).error()).startsWith("400 LIMIT_EXCEEDED: The graphs have more than 500");
        assertThat(graphs(IntStream.range(0, 76)
                                .mapToObj(n -> graph("g" + n, contact))
                                .toArray(String[]::new))
                        .error())
                .startsWith("400 LIMIT_EXCEEDED: The call has more than 75 graphs");
        assertThat(client.post("/composite/graph", "{}").error()).startsWith("400 JSON_PARSER_ERROR");
        assertThat(salesforce.records("Contact")).isEmpty();
    }
}
