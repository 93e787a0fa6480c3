package io.saddlebag.salesforce.login;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;

/**
 * What the key's owner says to be signed in. camel-salesforce's own is valid for four and a half minutes; Salesforce's guide
 * asks for an end within three (contract sheet, 1.2).
 */
record JwtAssertion(LoginMethod.Jwt login, Instant now) {

    /** Leaves a minute for clocks that differ. */
    private static final Duration LIFE = Duration.ofMinutes(2);

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** @throws KeyFileUnusable when the key store cannot be read or does not hold one RSA key */
    String signed() {
        var claims = TokenAnswer.MAPPER
                .createObjectNode()
                .put("iss", login.clientId())
                .put("sub", login.username())
                .put("aud", login.audience())
                .put("exp", now.plus(LIFE).getEpochSecond());
        var text = encoded("{\"alg\":\"RS256\"}") + "." + encoded(claims.toString());
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return text + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException | IOException e) {
            throw new KeyFileUnusable("The key store " + login.keyStore() + " (" + LoginSettings.KEY_STORE
                    + ") holds no RSA key with its certificate that can be used.");
        }
    }

    private PrivateKey key() throws GeneralSecurityException, IOException {
        var file = new KeyFile(login.keyStore(), login.password());
        var store = file.createKeyStore();
        for (var alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                return (PrivateKey) store.getKey(alias, file.getPassword().toCharArray());
            }
        }
        throw new GeneralSecurityException("no key");
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
