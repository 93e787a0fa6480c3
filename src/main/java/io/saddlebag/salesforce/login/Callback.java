package io.saddlebag.salesforce.login;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the browser came back with. */
record Callback(Optional<String> code, Optional<String> state, Optional<String> error, String description) {

    /** Reads the query of the callback's address. */
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

    static Callback refused(ShownRefusal refusal) {
        return new Callback(Optional.empty(), Optional.empty(), Optional.of(refusal.code()), refusal.description());
    }

    /** Whether it answers the sign-in of this state; anybody on this machine, and any web page, may send others. */
    boolean answers(String expected) {
        return MessageDigest.isEqual(
                state.orElse("").getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
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
