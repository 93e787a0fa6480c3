package io.saddlebag.salesforce.login;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The OAuth scopes that a sign-in by browser asks for. Without any, Salesforce grants every scope that the app has (contract
 * sheet, 1.1).
 */
public record RequestedScopes(List<String> names) {

    public static final String KEY = "saddlebag.scopes";

    /** As the settings of an External Client App call the scope that a refresh token needs. */
    static final String REFRESH_LABEL = "'Perform requests at any time (refresh_token, offline_access)'";

    public RequestedScopes {
        names = List.copyOf(names);
    }

    /** @param text names with spaces between them; blank for none */
    public static RequestedScopes of(String text) {
        return new RequestedScopes(Arrays.stream(text.strip().split(" +"))
                .filter(name -> !name.isEmpty())
                .toList());
    }

    /** A sentence when a name is none. */
    Optional<String> problem() {
        return names.stream()
                .filter(name -> !name.matches("[A-Za-z0-9_.:/-]+"))
                .findFirst()
                .map(RequestedScopes::problem);
    }

    private static String problem(String name) {
        return "%s names '%s', which is no scope. Write the short names with spaces between them: api refresh_token"
                .formatted(KEY, Shown.of(name));
    }

    /** A sentence when the login will have no refresh token. */
    public Optional<String> warning() {
        return lacksRefreshToken()
                ? Optional.of(
                        "%s is '%s': without refresh_token in it, Salesforce gives no login that lasts. Add it, or remove the setting."
                                .formatted(KEY, this))
                : Optional.empty();
    }

    /** Whether scopes are named, and the one that a refresh token needs is not among them: {@code full} does not include it. */
    boolean lacksRefreshToken() {
        return !names.isEmpty() && !names.contains("refresh_token") && !names.contains("offline_access");
    }

    @Override
    public String toString() {
        return String.join(" ", names);
    }
}
