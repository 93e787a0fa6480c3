package io.saddlebag.salesforce.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is not the simulator: it gives tokens that are JWTs, as an app may say they should be. */
class OrgOfTheLoginTest {

    @TempDir
    private Path state;

    @Test
    void the_org_stays_the_same_when_each_renewal_gives_another_jwt_for_a_token() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var url = "http://127.0.0.1:" + server.getAddress().getPort();
        var tokens = new AtomicInteger();
        server.createContext("/", exchange -> {
            var answer = """
                    {"access_token":"eyJhbGciOiJSUzI1NiJ9.token%d.c2lnbmF0dXJl","instance_url":"%s","token_type":"Bearer",
                     "id":"https://login.salesforce.com/id/00D5e0000000001EAA/0055e000000001AAAQ","issued_at":"1795461515215"}
                    """.formatted(tokens.incrementAndGet(), url).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json;charset=UTF-8");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        var settings =
                Map.of(LoginSettings.LOGIN_URL, url, LoginSettings.CLIENT_ID, "app", LoginSettings.CLIENT_SECRET, "s");
        try (var loader = new Loader(state, settings)) {
            assertThat(loader.signIn.org()).isEmpty();
            assertThat(loader.signIn.signIn()).isEmpty();
            var first = loader.signIn.token();
            assertThat(loader.signIn.renew(first)).isEmpty();

            assertThat(loader.signIn.token()).isNotEqualTo(first);
            assertThat(loader.signIn.org()).isEqualTo(Optional.of("00D5e0000000001"));
            assertThat(loader.signIn.user()).contains("0055e000000001AAAQ");
        } finally {
            server.stop(0);
        }
    }
}
