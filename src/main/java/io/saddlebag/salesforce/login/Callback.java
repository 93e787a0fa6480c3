package io.saddlebag.salesforce.login;

import io.saddlebag.secrets.Secrets;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the browser came back with. */
record Callback(Optional<String> code, Optional<String> state, Optional<String> error, String description) {

    Callback {
        code.ifPresent(Secrets::keepForNow);
    }

    /** Reads the query of the callback's address, or a whole address as a person pastes it. */
    static Callback read(String address) {
        var query = address.strip().replaceFirst("^[^?]*\\?", "").replaceFirst("#.*$", "");
        Map<String, String> values = new HashMap<>();
        for (var pair : query.split("&")) {
            var parts = pair.split("=", 2);
            values.putIfAbsent(parts[0], parts.length > 1 ? decoded(parts[1]) : "");
        }
        return new Callback(
                Optional.ofNullable(values.get("code")),
                Optional.ofNullable(values.get("state")),
                Optional.ofNullable(values.get("error")),
                values.getOrDefault("error_description", ""));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    @Override
    public String toString() {
        return "Callback[" + error.orElse("a code") + "]";
    }
}
