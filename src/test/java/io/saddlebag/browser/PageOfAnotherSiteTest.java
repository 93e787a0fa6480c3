package io.saddlebag.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.saddlebag.simulator.Simulator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a page that somebody opens can do to a simulator that runs on the same machine. Names below localhost lead there. */
@Tag("browser")
class PageOfAnotherSiteTest {

    /** As much as a page may send to anybody without being asked first. */
    private static final String ATTACK = """
            <!DOCTYPE html><body><script>
            const at = "%s", send = (path, body) => fetch(at + path, {method: "POST", mode: "no-cors", body}).catch(() => 0);
            send("/simulator/faults", '{"order": ["unavailable"]}')
              .then(() => send("/simulator/reset"))
              .then(() => send("/simulator/faults", '{"order": ["unavailable"]}'))
              .then(() => document.body.append("all sent"));
            </script></body>""";

    private static final List<String> TARGETS = List.of("127.0.0.1", "localhost", "rebound.localhost");

    private Simulator simulator;
    private HttpServer site;
    private int port;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        simulator = Simulator.start();
        simulator.plant(
                Files.writeString(folder.resolve("seed.json"), "{\"records\": {\"Account\": [{\"Name\": \"Acme\"}]}}"));
        port = URI.create(simulator.url()).getPort();
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.start();
    }

    @AfterEach
    void close() {
        site.stop(0);
        simulator.close();
    }

    @Test
    void a_page_of_another_site_or_port_cannot_reset_it_or_order_faults() throws Exception {
        TARGETS.forEach(this::serve);
        try (var browser = Chromium.start()) {
            for (var host : List.of("evil.localhost", "localhost", "127.0.0.1")) {
                for (var target : TARGETS) {
                    browser.go("http://" + host + ":" + site.getAddress().getPort() + "/" + target);
                    browser.shows("all sent");

                    assertThat(simulator.count("Account"))
                            .as(host + " to " + target)
                            .isEqualTo(1);
                    assertThat(simulator.faults().size()).isZero();
                }
            }
        }
    }

    @Test
    void a_name_that_somebody_lets_lead_here_shows_nothing_of_it() throws Exception {
        try (var browser = Chromium.start()) {
            browser.go("http://rebound.localhost:" + port + "/simulator/records?object=Account");
            browser.shows("MISDIRECTED_REQUEST");

            browser.go("http://localhost:" + port + "/simulator/records?object=Account");
            browser.shows("Acme");
        }
    }

    private void serve(String target) {
        site.createContext("/" + target, exchange -> {
            var page = ATTACK.formatted("http://" + target + ":" + port).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
    }
}
