package io.saddlebag.simulator.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import io.saddlebag.simulator.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;

/**
 * A JSON Web Token signed with RS256, as it was sent.
 *
 * @param signed header and claims as their sender signed them
 */
record Jwt(JsonNode header, JsonNode claims, String signed, byte[] signature) {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** Takes a token apart; empty when it is none. Padding is tolerated: camel-salesforce sends it. */
    static Optional<Jwt> parse(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            var header = Json.MAPPER.readTree(decoded(parts[0]));
            var claims = Json.MAPPER.readTree(decoded(parts[1]));
            return Optional.of(new Jwt(header, claims, parts[0] + "." + parts[1], decoded(parts[2])));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] decoded(String part) {
        return Base64.getUrlDecoder().decode(part);
    }

    static String sign(JsonNode claims, String keyId, PrivateKey key) {
        var header = Json.MAPPER
                .createObjectNode()
                .put("alg", "RS256")
                .put("typ", "JWT")
                .put("kid", keyId);
        var signed = encoded(header) + "." + encoded(claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.UTF_8));
            return signed + "." + ENCODER.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(JsonNode node) {
        return ENCODER.encodeToString(node.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the holder of the private key to this public one signed exactly this, with RS256 and nothing else. */
    boolean isSignedBy(PublicKey key) {
        if (!header.path("alg").asText().equals("RS256")) {
            return false;
        }
        try {
            var check = Signature.getInstance("SHA256withRSA");
            check.initVerify(key);
            check.update(signed.getBytes(StandardCharsets.UTF_8));
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    String text(String claim) {
        return claims.path(claim).asText();
    }

    /** A number of seconds, which some clients send as text; 0 when there is none. */
    long seconds(String claim) {
        return claims.path(claim).asLong();
    }
}
