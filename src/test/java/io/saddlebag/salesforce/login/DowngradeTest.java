package io.saddlebag.salesforce.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.saddlebag.Trap;
import io.saddlebag.queue.TlsBroker;
import io.saddlebag.salesforce.Trouble;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A login by https whose answer names an instance without it, on this very machine. */
class DowngradeTest {

    @TempDir
    private Path state;

    @Test
    void an_https_login_leads_to_no_http_instance_not_even_on_this_machine() throws Exception {
        TlsBroker.makeCertificate(state.resolve("login.p12"));
        var tls = tls(state.resolve("login.p12"));
        try (var trap = new Trap()) {
            var instance = trap.url().replace("0.0.0.0", "127.0.0.1");
            var server = login(tls, instance);
            var url = "https://127.0.0.1:" + server.getAddress().getPort();
            try (var camel = new DefaultCamelContext()) {
                var signIn = new SalesforceSignIn(
                        new LoginSettings(
                                Map.of(
                                        LoginSettings.LOGIN_URL, url,
                                        LoginSettings.CLIENT_ID, "app",
                                        LoginSettings.CLIENT_SECRET, "a-client-secret",
                                        AllowedHosts.KEY, "127.0.0.1"),
                                state),
                        new CredentialsStore(state),
                        InstantSource.system());
                signIn.component().setSslContextParameters(trusting(tls));
                camel.addComponent("salesforce", signIn.component());
                camel.start();

                var trouble = signIn.signIn().orElseThrow();

                assertThat(trouble.kind()).isEqualTo(Trouble.Kind.SIGN_IN);
                assertThat(trouble.what())
                        .isEqualTo("The sign-in at " + url + " gave the instance URL '" + instance
                                + "', which is not https, as the login is. Nothing was sent there. Check what answers at the"
                                + " login URL.");
                assertThat(trap.requests()).isEmpty();
            } finally {
                server.stop(0);
            }
        }
    }

    private static HttpsServer login(SSLContext tls, String instance) throws Exception {
        var answer = """
                {"access_token":"00D5e!an.access.token","instance_url":"%s","token_type":"Bearer",
                 "id":"https://login.salesforce.com/id/00D5e0000000001EAA/0055e000000001AAAQ"}
                """.formatted(instance).getBytes(StandardCharsets.UTF_8);
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/services/oauth2/token", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static SSLContext tls(Path file) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, TlsBroker.PASSWORD.toCharArray());
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, TlsBroker.PASSWORD.toCharArray());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static SSLContextParameters trusting(SSLContext tls) {
        return new SSLContextParameters() {
            @Override
            public SSLContext createSSLContext(CamelContext camel) {
                return tls;
            }
        };
    }
}
