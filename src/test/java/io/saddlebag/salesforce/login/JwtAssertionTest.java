package io.saddlebag.salesforce.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.saddlebag.simulator.oauth.TestCertificate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JwtAssertionTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void it_ends_within_the_three_minutes_that_salesforce_allows_and_is_signed_by_the_key() throws Exception {
        var file = Files.write(folder.resolve("key.p12"), TestCertificate.ONE.pkcs12());
        var login = new LoginMethod.Jwt(
                "https://acme.my.salesforce.com",
                "app",
                "ada@example.org",
                file,
                TestCertificate.PASSWORD,
                "https://login.salesforce.com");

        var parts = new JwtAssertion(login, NOW).signed().split("\\.");

        var claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(claims.path("aud").asText()).isEqualTo("https://login.salesforce.com");
        assertThat(Instant.ofEpochSecond(claims.path("exp").asLong()))
                .isBetween(NOW.plusSeconds(60), NOW.plusSeconds(180));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(TestCertificate.ONE.certificate());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }
}
