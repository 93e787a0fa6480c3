package io.saddlebag.simulator.oauth;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What a token may be used for, in the order it was asked for. {@code offline_access} is kept as its synonym {@code refresh_token}. */
public record Scopes(Set<String> names) {

    /** Reads space-separated names. */
    public static Scopes of(String text) {
        return new Scopes(Arrays.stream(text.trim().split("\\s+"))
                .filter(name -> !name.isEmpty())
                .map(name -> name.equals("offline_access") ? "refresh_token" : name)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    boolean has(String name) {
        return names.contains(name);
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    boolean covers(Scopes asked) {
        return names.containsAll(asked.names);
    }

    /** Whether a refresh token comes with the access token. */
    boolean offline() {
        return has("refresh_token");
    }

    /** The same without the refresh token, for flows that never give one. */
    Scopes online() {
        return new Scopes(names.stream()
                .filter(name -> !name.equals("refresh_token"))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    @Override
    public String toString() {
        return String.join(" ", names);
    }
}
