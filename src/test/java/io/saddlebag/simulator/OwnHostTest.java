package io.saddlebag.simulator;

import static io.saddlebag.RawHttp.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.RawHttp;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a web page in a browser on this machine can do to the simulator: nothing. */
class OwnHostTest extends WithSimulator {

    private static final String RESET = "POST /simulator/reset HTTP/1.1";

    private RawHttp http;
    private int port;

    @BeforeEach
    void keepsOneRecord() {
        port = URI.create(salesforce.url()).getPort();
        http = new RawHttp(port);
        assertThat(client.post("/sobjects/Account", "{\"Name\":\"Acme\"}").status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @MethodSource("io.saddlebag.web.HostHeaders#own")
    void a_request_for_its_own_address_is_answered(String host) throws Exception {
        assertThat(status(http.ask(RESET, head(host)))).isEqualTo(204);
        assertThat(salesforce.count("Account")).isZero();
    }

    @ParameterizedTest
    @MethodSource("io.saddlebag.web.HostHeaders#foreign")
    void a_request_for_another_host_is_refused_and_changes_nothing(String host) throws Exception {
        assertThat(status(http.ask(RESET, head(host)))).isIn(421, 400);
        assertThat(status(http.ask("POST /simulator/reset HTTP/1.0", head(host))))
                .isIn(421, 400);
        assertThat(salesforce.count("Account")).isEqualTo(1);
    }

    @Test
    void the_refusal_says_by_which_addresses_it_is_reached() throws Exception {
        assertThat(http.ask("GET /services/data HTTP/1.1", "Host: evil.test:" + port))
                .startsWith("HTTP/1.1 421 ")
                .endsWith(
                        ("[{\"message\":\"This server answers only requests whose Host is 127.0.0.1:PORT, localhost:PORT or"
                                        + " [::1]:PORT. Ask it by one of these.\",\"errorCode\":\"MISDIRECTED_REQUEST\"}]")
                                .replace("PORT", "" + port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.test/simulator/reset", "http://evil.test:PORT/simulator/reset"})
    void a_target_with_another_host_is_refused_whatever_host_says(String target) throws Exception {
        assertThat(status(http.ask(head("POST " + target + " HTTP/1.1"), head("Host: localhost:PORT"))))
                .isIn(421, 400);
        assertThat(salesforce.count("Account")).isEqualTo(1);
    }

    @Test
    void a_target_with_its_own_address_is_answered() throws Exception {
        assertThat(status(http.ask(
                        head("POST http://localhost:PORT/simulator/reset HTTP/1.1"), head("Host: localhost:PORT"))))
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.test",
                "Origin: null",
                "Origin: http://localhost",
                "Origin: http://localhost:1PORT",
                "Origin: https://localhost:PORT",
                "Origin: http://evil.localhost:PORT",
                "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors",
                "Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: cors",
                "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate"
            })
    void a_page_of_another_site_cannot_change_anything(String browser) throws Exception {
        var answer = http.ask(RESET, head("Host: localhost:PORT\r\n" + browser));

        assertThat(answer).startsWith("HTTP/1.1 403 ").contains("The simulator takes no requests of web pages");
        assertThat(salesforce.count("Account")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://localhost:PORT\r\nSec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: navigate",
                "Sec-Fetch-Site: none\r\nSec-Fetch-Mode: navigate",
                "Sec-Fetch-Mode: cors\r\nUser-Agent: node"
            })
    void its_own_pages_an_address_that_was_typed_and_programs_are_answered(String client) throws Exception {
        assertThat(status(http.ask(RESET, head("Host: localhost:PORT\r\n" + client))))
                .isEqualTo(204);
    }

    @Test
    void a_browser_that_another_site_sends_to_the_sign_in_sees_its_page() throws Exception {
        var answer = http.ask(
                "GET /services/oauth2/authorize?response_type=code&client_id=saddlebag"
                        + "&redirect_uri=http://localhost:1717/oauth/callback HTTP/1.1",
                head("Host: localhost:PORT\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate"));

        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("<form method=\"post\"");
    }

    private String head(String text) {
        return text.replace("PORT", "" + port);
    }
}
