package io.saddlebag.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever comes in, an answer in the contract's shape goes out, and the next one is served as before. */
class AnyInputTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static Simulator salesforce;
    private static Client client;

    @BeforeContainer
    static void start() throws Exception {
        salesforce = Simulator.start(Settings.defaults().withDailyApiLimit(Long.MAX_VALUE));
        client = Client.of(salesforce);
    }

    @AfterContainer
    static void stop() {
        salesforce.close();
    }

    @Property(tries = 400)
    void any_body_to_any_path_by_any_method_is_answered(
            @ForAll("methods") String method, @ForAll("paths") String path, @ForAll("bodies") byte[] body)
            throws Exception {
        var answer = client.send(client.request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(body)));

        assertThat(answer.status()).isBetween(200, 501).isNotEqualTo(500);
        if (answer.status() >= 400 && !method.equals("HEAD")) {
            assertThat(errorCode(path, JSON.readTree(answer.bytes()))).isNotEmpty();
        }
        assertStillServing();
    }

    /** A tree whose records are refused tells so record by record, in an object; all else is refused in an array. */
    private static String errorCode(String path, JsonNode answer) {
        return answer.isObject() && path.startsWith("/composite/tree/")
                ? answer.at("/results/0/errors/0/statusCode").asText()
                : answer.at("/0/errorCode").asText();
    }

    @Property(tries = 150)
    void any_query_is_answered(@ForAll("queries") String soql) {
        var answer = client.query(soql);

        assertThat(answer.status()).isIn(200, 400, 501);
        assertStillServing();
    }

    @Property(tries = 150)
    void any_bytes_on_the_wire_are_answered_or_ended(@ForAll @Size(max = 300) byte[] bytes) throws Exception {
        try (var socket = new Socket("127.0.0.1", URI.create(salesforce.url()).getPort())) {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            assertThat(answer).matches("(?s)|HTTP/1.1 [45]\\d\\d .*|.*\\[\\{\"message\":.*");
        }
        assertStillServing();
    }

    @Property(tries = 60)
    void any_head_is_answered(@ForAll("heads") String head) throws IOException {
        try (var socket = new Socket("127.0.0.1", URI.create(salesforce.url()).getPort())) {
            socket.getOutputStream()
                    .write(("GET /services/data HTTP/1.1\r\nHost: localhost:" + socket.getPort()
                                    + "\r\nConnection: close\r\n" + head + "\r\n\r\n")
                            .getBytes(ISO_8859_1));
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .matches("(?s)HTTP/1.1 (200|400|415|431|505) .*");
        }
        assertStillServing();
    }

    @Property(tries = 100)
    void any_upload_ends_its_job_and_its_rows_add_up(@ForAll("uploads") byte[] csv) throws Exception {
        var id = client.post("/jobs/ingest", "{\"object\":\"Contact\",\"operation\":\"insert\"}")
                .json()
                .path("id")
                .asText();
        var job = "/jobs/ingest/" + id;
        client.send(client.request(job + "/batches")
                .header("Content-Type", "text/csv")
                .PUT(BodyPublishers.ofByteArray(csv)));
        client.patch(job, "{\"state\":\"UploadComplete\"}");
        salesforce.bulk().settle();

        var ended = client.get(job).json();
        assertThat(ended.path("state").asText()).isIn("JobComplete", "Failed");
        assertThat(ended.path("numberRecordsFailed").asInt())
                .isBetween(0, ended.path("numberRecordsProcessed").asInt());
        for (var results : List.of("successfulResults", "failedResults", "unprocessedrecords")) {
            assertThat(client.get(job + "/" + results).status()).isEqualTo(200);
        }
        assertThat(client.delete(job).status()).isEqualTo(204);
        assertStillServing();
    }

    private static void assertStillServing() {
        assertThat(client.get("/services/data").status()).isEqualTo(200);
    }

    @Provide
    Arbitrary<String> methods() {
        return Arbitraries.of("GET", "POST", "PATCH", "PUT", "DELETE", "HEAD", "OPTIONS", "BREW");
    }

    @Provide
    Arbitrary<String> paths() {
        var parts = Arbitraries.of(
                "sobjects",
                "composite",
                "composite/batch",
                "composite/graph",
                "composite/tree/Contact",
                "query",
                "Contact",
                "Lead",
                "Ext__c",
                "Id",
                "describe",
                "limits",
                "jobs",
                "ingest",
                "0035e0000000001AAA",
                "%2F",
                "%00",
                "a%20b",
                "..",
                "",
                "?q=SELECT%20Id%20FROM%20Lead",
                "?_HttpMethod=PATCH",
                "?ids=,,",
                "?fields=,");
        return parts.list().ofMinSize(1).ofMaxSize(5).map(list -> ("/" + String.join("/", list)).replace("/?", "?"));
    }

    @Provide
    Arbitrary<byte[]> bodies() {
        var random = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
        var values = Arbitraries.of(
                "null",
                "true",
                "-1",
                "1e999",
                "\"\"",
                "\"x\"",
                "\"query\"",
                "\"SELECT Id FROM Contact\"",
                "[{\"method\":\"POST\",\"url\":\"v66.0/sobjects/Contact\",\"referenceId\":\"a\"}]",
                "[]",
                "{}",
                "[{}]",
                "{\"type\":\"Contact\"}",
                "{\"Ext__c\":null}",
                "\"\\ud800\"",
                "9".repeat(900));
        var names = Arbitraries.of(
                "attributes",
                "records",
                "allOrNone",
                "Id",
                "LastName",
                "Birthdate",
                "Email",
                "Account",
                "Ext__c",
                "compositeRequest",
                "ids",
                "fields",
                "operation",
                "query",
                "batchRequests",
                "graphs",
                "graphId",
                "url",
                "method",
                "referenceId",
                "object",
                "state");
        var member = Combinators.combine(names, values).as((name, value) -> "\"" + name + "\":" + value);
        var object = member.list().ofMaxSize(4).map(list -> "{" + String.join(",", list) + "}");
        var nested = object.map(inner -> "{\"records\":[" + inner + "],\"compositeRequest\":[" + inner
                + "],\"batchRequests\":[" + inner + "],\"graphs\":[" + inner + "]}");
        var broken = Combinators.combine(nested, Arbitraries.integers().between(0, 60))
                .as((text, length) -> text.substring(0, Math.min(length, text.length())));
        return Arbitraries.oneOf(
                random,
                object.map(text -> text.getBytes(UTF_8)),
                nested.map(text -> text.getBytes(UTF_8)),
                broken.map(text -> text.getBytes(UTF_8)));
    }

    @Provide
    Arbitrary<String> queries() {
        var words = Arbitraries.of(
                "SELECT",
                "Id",
                "LastName",
                "FROM",
                "Contact",
                "WHERE",
                "=",
                "!=",
                "LIKE",
                "IN",
                "(",
                ")",
                "'x'",
                "'\\'",
                "NOT",
                "AND",
                "OR",
                "null",
                "12",
                "2026-01-01",
                "ORDER",
                "BY",
                "LIMIT",
                "1",
                "COUNT",
                ",",
                "Account.Name",
                "Birthdate",
                "CreatedDate",
                "IsDeleted",
                "true",
                "\n",
                "é",
                ":",
                "OFFSET");
        var beginnings = Arbitraries.of("", "SELECT", "SELECT Id FROM Contact", "SELECT COUNT() FROM Contact WHERE");
        return Combinators.combine(beginnings, words.list().ofMaxSize(12))
                .as((beginning, list) -> beginning + " " + String.join(" ", list));
    }

    @Provide
    Arbitrary<byte[]> uploads() {
        var cells = Arbitraries.of(
                "LastName",
                "Email",
                "Nope__c",
                "Account.Ext__c",
                "x",
                "a@b.org",
                "#N/A",
                "",
                "\"",
                "\"\"",
                "\"x\"",
                " \"x\"",
                "\"x");
        var ends = Arbitraries.of("\n", "\r\n", "\r", "", ",", ";");
        var lines = Combinators.combine(cells, ends)
                .as((cell, end) -> cell + end)
                .list()
                .ofMaxSize(20);
        var texts = lines.map(all -> "LastName,Email\n" + String.join("", all));
        return Arbitraries.oneOf(
                Arbitraries.bytes().array(byte[].class).ofMaxSize(200),
                lines.map(all -> String.join("", all).getBytes(UTF_8)),
                texts.map(text -> text.getBytes(UTF_8)));
    }

    @Provide
    Arbitrary<String> heads() {
        var names = Arbitraries.of(
                "X",
                "Content-Encoding",
                "Content-Length",
                "Transfer-Encoding",
                "Authorization",
                "Accept-Encoding",
                "\u0001");
        var values = Arbitraries.oneOf(
                Arbitraries.of("gzip", "deflate", "-1", "chunked", "identity", "Bearer x"),
                Arbitraries.strings().ascii().ofMaxLength(40).map(text -> text.replaceAll("[\r\n]", "")),
                Arbitraries.integers().between(1, 30_000).map("x"::repeat));
        return Combinators.combine(names, values).as((name, value) -> name + ": " + value);
    }
}
