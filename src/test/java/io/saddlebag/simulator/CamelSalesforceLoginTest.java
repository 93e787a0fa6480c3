package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.simulator.oauth.App;
import io.saddlebag.simulator.oauth.GrantType;
import io.saddlebag.simulator.oauth.TestCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceEndpointConfig;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** camel-salesforce as it is, without any code of ours, signs in by each flow that it has. */
class CamelSalesforceLoginTest {

    @Test
    void by_refresh_token() throws Exception {
        signIn(GrantType.REFRESH_TOKEN, (simulator, salesforce) -> {
            salesforce.setClientSecret("saddlebag-secret");
            salesforce.setRefreshToken(simulator.refreshToken());
        });
    }

    @Test
    void by_client_credentials() throws Exception {
        signIn(GrantType.CLIENT_CREDENTIALS, (simulator, salesforce) -> salesforce.setClientSecret("saddlebag-secret"));
    }

    @Test
    void by_password() throws Exception {
        signIn(GrantType.PASSWORD, (simulator, salesforce) -> {
            salesforce.setClientSecret("saddlebag-secret");
            salesforce.setUserName("demo@saddlebag.test");
            salesforce.setPassword("saddlebag");
        });
    }

    @Test
    void by_jwt(@TempDir Path folder) throws Exception {
        var file = folder.resolve("saddlebag.p12");
        Files.write(file, TestCertificate.ONE.pkcs12());
        var keystore = new KeyStoreParameters();
        keystore.setType("PKCS12");
        keystore.setResource("file:" + file);
        keystore.setPassword(TestCertificate.PASSWORD);

        signIn(GrantType.JWT_BEARER, (simulator, salesforce) -> {
            simulator.oauth().register(App.saddlebag().withCertificate(TestCertificate.ONE.certificate()));
            salesforce.setUserName("demo@saddlebag.test");
            salesforce.setKeystore(keystore);
        });
    }

    @FunctionalInterface
    private interface Configuring {
        void configure(Simulator simulator, SalesforceComponent salesforce);
    }

    private static void signIn(GrantType flow, Configuring configuring) throws Exception {
        try (var simulator = Simulator.start(Settings.defaults().withPasswordFlowEnd(Instant.MAX));
                var camel = new DefaultCamelContext()) {
            var salesforce = new SalesforceComponent();
            salesforce.setLoginUrl(simulator.url());
            salesforce.setClientId("saddlebag");
            salesforce.setConfig(version("66.0"));
            configuring.configure(simulator, salesforce);
            camel.addComponent("salesforce", salesforce);
            camel.start();

            var limits =
                    camel.createProducerTemplate().requestBody("salesforce:limits?rawPayload=true", null, String.class);

            assertThat(limits).contains("DailyApiRequests");
            assertThat(simulator.oauth().counts().tokens()).containsOnlyKeys(flow);
        }
    }

    private static SalesforceEndpointConfig version(String version) {
        var config = new SalesforceEndpointConfig();
        config.setApiVersion(version);
        return config;
    }
}
