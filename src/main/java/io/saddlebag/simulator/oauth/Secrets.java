package io.saddlebag.simulator.oauth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What is done with secrets: made up, compared, hashed, signed with. */
final class Secrets {

    private static final Base64.Encoder URL_SAFE = Base64.getUrlEncoder().withoutPadding();

    private Secrets() {}

    /** Takes the same time wherever the two differ. */
    static boolean equal(String one, String other) {
        return MessageDigest.isEqual(bytes(one), bytes(other));
    }

    /** URL-safe text that nobody can guess, as far as the generator is good. */
    static String opaque(RandomGenerator random, int bytes) {
        var chance = new byte[bytes];
        random.nextBytes(chance);
        return URL_SAFE.encodeToString(chance);
    }

    /** {@code base64url(SHA-256(text))} without padding: PKCE's S256 (RFC 7636, 4.2). */
    static String sha256(String text) {
        return URL_SAFE.encodeToString(digest(text));
    }

    /** The left half of the hash: OpenID's {@code at_hash}. */
    static String leftHalf(String text) {
        var hash = digest(text);
        return URL_SAFE.encodeToString(java.util.Arrays.copyOf(hash, hash.length / 2));
    }

    /** {@code base64(HMAC-SHA256(text, secret))}: the {@code signature} of a token answer. */
    static String hmac(String text, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
