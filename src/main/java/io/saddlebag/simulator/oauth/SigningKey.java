package io.saddlebag.simulator.oauth;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The RSA key for id tokens: one for all orgs of this process, made when it is first needed, for that takes 0.1 s or more. */
final class SigningKey {

    static final String ID = "saddlebag-simulator";

    private static final class Shared {

        private static final KeyPair PAIR = newPair();

        private static KeyPair newPair() {
            try {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    KeyPair pair() {
        return Shared.PAIR;
    }

    /** The public half as {@code /id/keys} shows it (RFC 7517). */
    Map<String, String> publicJwk() {
        var key = (RSAPublicKey) pair().getPublic();
        var jwk = new LinkedHashMap<String, String>();
        jwk.put("kty", "RSA");
        jwk.put("alg", "RS256");
        jwk.put("use", "sig");
        jwk.put("kid", ID);
        jwk.put("n", unsigned(key.getModulus()));
        jwk.put("e", unsigned(key.getPublicExponent()));
        return jwk;
    }

    /** Big-endian without the sign byte that Java puts before it. */
    private static String unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }
}
