package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients in other languages send, and what they make of an answer's finer points. */
class ClientHabitsTest extends WithSimulator {

    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00.789Z");

    @Override
    Settings settings() {
        return Settings.defaults().withClock(InstantSource.fixed(NOW));
    }

    @Test
    void a_day_of_one_digit_has_two_in_a_header() {
        assertThat(client.get("/sobjects/Contact/describe").header("Last-Modified"))
                .isEqualTo("Tue, 03 Nov 2026 10:00:00 GMT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tue, 03 Nov 2026 10:00:00 GMT",
                "Tue, 3 Nov 2026 10:00:00 GMT",
                "Tue, 03 Nov 2026 10:00:00 UTC",
                "Tue, 03 Nov 2026 11:00:00 CET",
                "Tue, 03 Nov 2026 11:00:00 +0100",
                "Tuesday, 03-Nov-26 10:00:00 GMT",
                "Tue Nov  3 10:00:00 2026"
            })
    void a_date_in_a_header_is_read_in_each_form_that_clients_write(String date) {
        assertThat(since(date)).isEqualTo(304);
        assertThat(since(date.replace("10:00:00", "09:59:59").replace("11:00:00", "10:59:59")))
                .isEqualTo(200);
    }

    @Test
    void a_header_that_is_no_date_is_read_over() {
        assertThat(since("yesterday")).isEqualTo(200);
    }

    private int since(String date) {
        return client.send(client.request("/sobjects/Contact/describe")
                        .header("If-Modified-Since", date)
                        .GET())
                .status();
    }

    @Test
    void times_are_kept_in_whole_seconds() {
        var id = create("Contact", "{\"LastName\":\"Lee\",\"EmailBouncedDate\":\"2026-11-03T10:00:00.987Z\"}");

        var contact = client.get("/sobjects/Contact/" + id).json();
        assertThat(contact.path("CreatedDate").asText()).isEqualTo("2026-11-03T10:00:00.000+0000");
        assertThat(contact.path("EmailBouncedDate").asText()).isEqualTo("2026-11-03T10:00:00.000+0000");
        assertThat(client.query("SELECT Id FROM Contact WHERE CreatedDate = 2026-11-03T10:00:00Z")
                        .json()
                        .path("totalSize")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"ISO-8859-1, Lée", "windows-1252, Lée€", "UTF-16, Lée€", "utf-8, Lée€", "'\"UTF-8\"', Lée€"})
    void a_body_is_read_in_the_charset_that_its_content_type_names(String charset, String name) {
        var body = "{\"LastName\":\"" + name + "\"}";

        assertThat(json(charset, body.getBytes(Charset.forName(charset.replace("\"", ""))))
                        .status())
                .isEqualTo(201);

        assertThat(salesforce.records("Contact")).extracting("LastName").containsExactly(name);
    }

    @Test
    void a_charset_that_nobody_knows_is_refused() {
        assertThat(json("klingon", "{}".getBytes(Charset.defaultCharset())).error())
                .isEqualTo("415 UNSUPPORTED_MEDIA_TYPE: The charset klingon is not supported.");
    }

    private Client.Reply json(String charset, byte[] body) {
        return client.send(client.request("/sobjects/Contact")
                .header("Content-Type", "application/json; charset=" + charset)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    @Test
    void an_answer_without_a_body_is_not_zipped() {
        var bulk = new BulkClient(salesforce, client);
        var job = bulk.create("{\"object\":\"Contact\",\"operation\":\"insert\"}");

        var answer = client.send(client.request(BulkClient.JOBS + "/" + job + "/batches")
                .header("Content-Type", "text/csv")
                .header("Accept-Encoding", "gzip")
                .PUT(BodyPublishers.ofString("LastName\nLee\n")));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.bytes()).isEmpty();
        assertThat(answer.header("Content-Encoding")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "application/xml, 501",
        "'text/xml;q=0.9, application/xml', 501",
        "'application/xml, application/json;q=0.5', 200",
        "'text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8', 200",
        "text/html, 200"
    })
    void who_takes_nothing_but_xml_is_told_that_there_is_none(String accepted, int status) {
        assertThat(client.send(client.request("/limits")
                                .header("Accept", accepted)
                                .GET())
                        .status())
                .isEqualTo(status);
    }
}
