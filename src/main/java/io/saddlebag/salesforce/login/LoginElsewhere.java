package io.saddlebag.salesforce.login;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * That a stored login counts where the settings name another address or app since: somebody who only changes the settings would
 * otherwise send records to the org of before.
 */
public final class LoginElsewhere {

    /** Named by every home that names no other, after {@code saddlebag login --domain} too. */
    private static final String DEFAULT_URL = new LoginSettings(Map.of(), Path.of("")).loginUrl();

    private LoginElsewhere() {}

    /** @return a sentence; empty where the settings name what the stored login was made with, or it does not count */
    public static Optional<String> of(LoginSettings settings, CredentialsStore store) {
        try {
            var stored = store.read();
            return settings.problems(stored).isEmpty() && settings.method(stored) instanceof LoginMethod.Stored login
                    ? of(settings, login.credentials())
                    : Optional.empty();
        } catch (CredentialsUnusable e) {
            return Optional.empty();
        }
    }

    private static Optional<String> of(LoginSettings settings, Credentials login) {
        var others = others(settings, login);
        return login.seed().isPresent() || others.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "The stored login is of %s at %s, and records go there. The settings name %s, which counts only for a new login. To make one, run: saddlebag login"
                                .formatted(
                                        login.user().map(SignedInUser::toString).orElse("an unknown user"),
                                        Shown.of(login.loginUrl()),
                                        String.join(" and ", others)));
    }

    private static List<String> others(LoginSettings settings, Credentials login) {
        var others = new ArrayList<String>();
        var url = settings.loginUrl();
        if (!url.equals(DEFAULT_URL) && !isSame(url, login.loginUrl())) {
            others.add("%s (%s)".formatted(Shown.of(url), LoginSettings.LOGIN_URL));
        }
        settings.clientId()
                .filter(id -> !id.equals(login.clientId()))
                .ifPresent(id -> others.add("another app (%s)".formatted(LoginSettings.CLIENT_ID)));
        return others;
    }

    private static boolean isSame(String url, String other) {
        return WebAddress.of(url)
                .flatMap(address -> WebAddress.of(other).map(address::sameServer))
                .orElse(true);
    }
}
