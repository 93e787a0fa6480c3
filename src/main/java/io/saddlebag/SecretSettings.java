package io.saddlebag;

import io.saddlebag.secrets.Secrets;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The settings that nobody may say: those whose names tell so, Camel's among them, and what stands in addresses. The address of a
 * webhook is often all that its caller needs to know.
 */
final class SecretSettings {

    private static final Pattern KEY = Pattern.compile("(?i)(secret|password|passphrase|token|webhook[.-]url)$");
    private static final Pattern IN_URL = Pattern.compile("(?i)[?&]\\w*(?:secret|password|passphrase|token)=([^&]+)");

    private SecretSettings() {}

    /** Keeps them out of all that is said. What a password has in common with a user's name or the like, anybody may say. */
    static void keep(Map<String, String> values) {
        var open = new HashSet<String>();
        values.forEach((key, value) -> {
            if (!isSecret(key)) {
                open.add(value);
            }
        });
        values.forEach((key, value) -> {
            if (isSecret(key) && !open.contains(value)) {
                Secrets.keep(value);
            }
            // A library that is given an address takes it apart, and may print the parts.
            IN_URL.matcher(value).results().forEach(found -> Secrets.keep(decoded(found.group(1))));
        });
    }

    /** Whether a secret stands in the settings themselves, and not in the environment that they name. */
    static boolean isIn(Map<String, String> written) {
        return written.entrySet().stream()
                .anyMatch(each -> isSecret(each.getKey())
                        && !each.getValue().isBlank()
                        && !each.getValue().startsWith("{{"));
    }

    private static boolean isSecret(String key) {
        return KEY.matcher(key).find();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
