package io.saddlebag.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.simulator.oauth.OAuthSettings;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What HTTP itself can get wrong, and its finer points. */
class WireTest extends WithSimulator {

    private interface Zip {
        OutputStream over(OutputStream out) throws IOException;
    }

    private Client.Reply postZipped(String encoding, Zip zip) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = zip.over(bytes)) {
            out.write("{\"LastName\":\"Lée\"}".getBytes(UTF_8));
        }
        return client.send(client.request("/sobjects/Contact")
                .header("Content-Type", "application/json; charset=UTF-8")
                .header("Content-Encoding", encoding)
                .POST(BodyPublishers.ofByteArray(bytes.toByteArray())));
    }

    /** The watch on secrets hears what the log prints of the last chunk: its end, without the parameter's name. */
    @Test
    void a_token_request_in_chunks_is_read_and_its_secret_is_not_logged() {
        var body = "grant_type=client_credentials&client_id=saddlebag&client_secret=saddlebag-secret".getBytes(UTF_8);

        var answer = client.send(HttpRequest.newBuilder(URI.create(salesforce.url() + "/services/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void zipped_bodies_are_read_and_zipped_answers_given_to_those_who_ask() throws Exception {
        assertThat(postZipped("gzip", GZIPOutputStream::new).status()).isEqualTo(201);
        assertThat(postZipped("deflate", DeflaterOutputStream::new).status()).isEqualTo(201);
        assertThat(postZipped("gzip", out -> out).status()).isEqualTo(400);
        assertThat(postZipped("br", out -> out).error()).startsWith("415 UNSUPPORTED_MEDIA_TYPE");
        assertThat(salesforce.records("Contact")).extracting("LastName").containsExactly("Lée", "Lée");

        var zipped = client.send(client.request("/sobjects/Contact/describe")
                .header("Accept-Encoding", "gzip")
                .GET());
        assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.bytes())).readAllBytes())
                .asString(UTF_8)
                .startsWith("{\"name\":\"Contact\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'gzip;q=0.5, deflate', gzip",
        "'deflate, GZIP', gzip",
        "'gzip;q=0', ''",
        "'gzip; q=0.0, br', ''",
        "'x-gzip', ''"
    })
    void an_encoding_is_used_unless_the_client_rules_it_out(String accepted, String used) {
        var answer = client.send(
                client.request("/limits").header("Accept-Encoding", accepted).GET());

        assertThat(answer.header("Content-Encoding")).isEqualTo(used);
    }

    @Test
    void every_answer_carries_the_date_of_the_simulated_clock() throws Exception {
        salesforce.advance(Duration.ofDays(2));

        var before = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
        for (var path : List.of("/sobjects/Contact/describe", "/sobjects/Nothing/describe")) {
            var date = client.send(client.request(path).GET()).header("Date");
            assertThat(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)))
                    .isBetween(before, Instant.now().plus(Duration.ofDays(2)));
        }
    }

    @Test
    void a_post_can_stand_for_another_method() {
        var id = create("Contact", "{\"LastName\":\"Lee\"}");
        assertThat(client.post("/sobjects/Contact/" + id + "?_HttpMethod=patch", "{\"LastName\":\"Lie\"}")
                        .status())
                .isEqualTo(204);

        assertThat(client.post("/sobjects/Contact/" + id + "?_HttpMethod=PATCH", "{\"LastName\":\"Lea\"}")
                        .status())
                .isEqualTo(204);
        assertThat(salesforce.records("Contact")).extracting("LastName").containsExactly("Lea");
    }

    @Test
    void a_method_that_an_endpoint_does_not_have_is_refused_with_those_it_has() {
        var answer = client.with("PUT", "/sobjects/Contact", "{}");

        assertThat(answer.error())
                .isEqualTo("405 METHOD_NOT_ALLOWED: HTTP Method 'PUT' not allowed. Allowed are HEAD,GET,POST");
        assertThat(answer.header("Allow")).isEqualTo("HEAD,GET,POST");
    }

    @Test
    void a_head_request_gets_the_head() {
        var answer = client.send(client.request("/sobjects/Contact/describe").method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.bytes()).isEmpty();
    }

    @Test
    void a_body_that_does_not_call_itself_json_is_refused() {
        var answer = client.send(client.request("/sobjects/Contact")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString("{\"LastName\":\"Lee\"}")));

        assertThat(answer.error()).startsWith("415 UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void answers_are_laid_out_for_those_who_ask() {
        var answer = client.send(client.request("/limits/recordCount?sObjects=Lead")
                .header("X-PrettyPrint", "1")
                .GET());

        assertThat(answer.text()).contains("\"name\" : \"Lead\"");
    }

    @Test
    void a_uri_and_a_head_that_are_too_long_are_told_apart() throws Exception {
        assertThat(raw("GET /services/data?q=" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n"))
                .startsWith("HTTP/1.1 414 ")
                .contains("\"errorCode\":\"URI_TOO_LONG\"");
        assertThat(raw("GET /services/data HTTP/1.1\r\nHost: localhost:PORT\r\nX: " + "x".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ")
                .contains("\"errorCode\":\"REQUEST_HEADER_FIELDS_TOO_LARGE\"");
    }

    @Test
    void what_is_no_http_is_answered_in_the_same_shape() throws Exception {
        assertThat(raw("Hello\r\n\r\n"))
                .contains(" 400 ")
                .contains("Connection: close\r\n")
                .contains("[{\"message\":");
        assertThat(raw("GET /services/data%zz HTTP/1.1\r\nHost: localhost:PORT\r\nConnection: close\r\n\r\n"))
                .contains("[{\"message\":");
        assertThat(raw("GET /services/data HTTP/1.1\r\nHost: localhost:PORT\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void a_deeply_nested_body_and_query_are_refused() {
        assertThat(client.post("/sobjects/Contact", "[".repeat(100_000)).error())
                .startsWith("400 JSON_PARSER_ERROR");
        assertThat(client.query("SELECT Id FROM Contact WHERE " + "(".repeat(4_000))
                        .error())
                .startsWith("400 MALFORMED_QUERY");
    }

    @Test
    void what_is_wrong_with_a_body_is_told_in_no_words_of_the_parser() {
        for (var body : List.of("{}{}", "[".repeat(2_000))) {
            assertThat(client.post("/sobjects/Contact", body).error())
                    .startsWith("400 JSON_PARSER_ERROR")
                    .doesNotContain("jackson", "Feature", "Constraints", "Source");
        }
    }

    @Test
    void a_connection_outlives_a_refusal_whose_body_nobody_read() throws Exception {
        var body = "x".repeat(20_000_000);
        try (var socket = new Socket("127.0.0.1", URI.create(salesforce.url()).getPort())) {
            var out = socket.getOutputStream();
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            for (var path : List.of("/sobjects/Contact", "/limits", "/nonsense")) {
                out.write(("POST " + Client.DATA + path + " HTTP/1.1\r\nHost: localhost:" + socket.getPort()
                                + "\r\nContent-Length: " + body.length() + "\r\n\r\n")
                        .getBytes(ISO_8859_1));
                out.flush();
                out.write(body.getBytes(ISO_8859_1));
                out.flush();

                assertThat(answered(in)).startsWith("HTTP/1.1 401 ");
            }
        }
    }

    /** The status line of an answer, which is read to its end. */
    private static String answered(BufferedReader in) throws IOException {
        var status = in.readLine();
        int length = 0;
        for (var line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring("Content-Length: ".length()));
            }
        }
        in.read(new char[length]);
        return status;
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", URI.create(salesforce.url()).getPort())) {
            socket.getOutputStream()
                    .write(request.replace("PORT", "" + socket.getPort()).getBytes(ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Test
    void a_deflated_body_is_read_with_and_without_the_head_of_zlib() throws Exception {
        for (var bare : new boolean[] {false, true}) {
            var out = new ByteArrayOutputStream();
            try (var deflated = new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, bare))) {
                deflated.write("{\"LastName\":\"Lee\"}".getBytes(UTF_8));
            }

            assertThat(client.send(client.request("/sobjects/Contact")
                                    .header("Content-Type", "application/json")
                                    .header("Content-Encoding", "deflate")
                                    .POST(BodyPublishers.ofByteArray(out.toByteArray())))
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void a_client_that_asks_a_login_host_is_sent_to_the_instance() throws Exception {
        salesforce.oauth().change(OAuthSettings.standard().withLoginHosts(Set.of("localhost"), salesforce.url()));
        var id = client.form(
                        "/services/oauth2/token",
                        Map.of(
                                "grant_type", "client_credentials",
                                "client_id", "saddlebag",
                                "client_secret", "saddlebag-secret"))
                .json()
                .path("id")
                .asText();
        var path = URI.create(id).getPath();

        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost:PORT\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 302 ")
                .contains("Location: " + salesforce.url() + path + "\r\n");
    }
}
