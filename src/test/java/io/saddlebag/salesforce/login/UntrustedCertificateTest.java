package io.saddlebag.salesforce.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.saddlebag.simulator.oauth.TestCertificate;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UntrustedCertificateTest {

    @TempDir
    private Path state;

    @Test
    void a_server_whose_certificate_java_does_not_trust_is_told_in_plain_words() throws Exception {
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned()));
        server.start();
        try {
            var url = "https://localhost:" + server.getAddress().getPort();
            var settings = Map.of(
                    LoginSettings.LOGIN_URL,
                    url,
                    LoginSettings.CLIENT_ID,
                    "app",
                    LoginSettings.CLIENT_SECRET,
                    "secret");

            var check = LoginCheck.of(
                    new LoginSettings(settings, state), new CredentialsStore(state), InstantSource.system());

            assertThat(check.reached()).isFalse();
            assertThat(check.sentences())
                    .containsExactly("Cannot sign in at " + url
                            + " (its certificate comes from nobody whom this Java trusts; README, 'Certificates', tells how to"
                            + " add a company's own). Check the network and camel.component.salesforce.login-url.");
        } finally {
            server.stop(0);
        }
    }

    private static SSLContext selfSigned() throws Exception {
        var password = TestCertificate.PASSWORD.toCharArray();
        var store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(TestCertificate.ONE.pkcs12()), password);
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
