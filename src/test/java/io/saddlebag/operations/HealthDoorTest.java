package io.saddlebag.operations;

import static io.saddlebag.RawHttp.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.RawHttp;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A door before Camel has started: whoever is answered hears DOWN. */
class HealthDoorTest {

    private HealthDoor door;
    private RawHttp http;

    @BeforeEach
    void open() throws Exception {
        door = new HealthDoor(0, () -> null);
        http = new RawHttp(URI.create(door.url()).getPort());
    }

    @AfterEach
    void close() {
        door.close();
    }

    @ParameterizedTest
    @MethodSource("io.saddlebag.web.HostHeaders#own")
    void a_request_for_its_own_address_is_answered(String host) throws Exception {
        assertThat(ask("GET /observe/health HTTP/1.1", host))
                .startsWith("HTTP/1.1 503 ")
                .contains("\"status\":\"DOWN\"");
    }

    @ParameterizedTest
    @MethodSource("io.saddlebag.web.HostHeaders#foreign")
    void a_request_for_another_host_hears_nothing(String host) throws Exception {
        for (var version : new String[] {"1.0", "1.1"}) {
            var answer = ask("GET /observe/health HTTP/" + version, host);

            assertThat(status(answer)).isIn(421, 400);
            assertThat(answer).doesNotContain("DOWN");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.test/observe/health",
                "http://evil.test:PORT/observe/health",
                "//evil.test/observe/health"
            })
    void a_target_with_another_host_is_refused_whatever_host_says(String target) throws Exception {
        assertThat(status(ask("GET " + target + " HTTP/1.1", "Host: localhost:PORT")))
                .isEqualTo(421);
    }

    @Test
    void the_refusal_says_by_which_addresses_it_is_reached() throws Exception {
        assertThat(ask("GET /observe/health HTTP/1.1", "Host: evil.test"))
                .startsWith("HTTP/1.1 421 ")
                .contains("This server answers only requests whose Host is 127.0.0.1:" + http.port());
        assertThat(ask("HEAD /observe/health HTTP/1.1", "Host: evil.test")).startsWith("HTTP/1.1 421 ");
    }

    private String ask(String line, String headers) throws Exception {
        var port = "" + http.port();
        return http.ask(line.replace("PORT", port), headers.replace("PORT", port));
    }
}
