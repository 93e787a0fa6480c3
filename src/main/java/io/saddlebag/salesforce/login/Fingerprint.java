package io.saddlebag.salesforce.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A hash that tells two secrets apart and gives neither away. */
final class Fingerprint {

    private Fingerprint() {}

    /** {@code base64url(SHA-256(text))} without padding, which is also PKCE's S256 (RFC 7636, 4.2). */
    static String of(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
