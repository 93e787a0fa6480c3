package io.saddlebag.simulator.seed;

import com.fasterxml.jackson.databind.JsonNode;
import io.saddlebag.simulator.faults.Durations;
import io.saddlebag.simulator.oauth.App;
import io.saddlebag.simulator.oauth.Certificates;
import io.saddlebag.simulator.oauth.OAuthServer;
import io.saddlebag.simulator.oauth.OAuthSettings;
import io.saddlebag.simulator.oauth.RenamedDomain;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads apps, which replace or change those of their key, and the org's policies for signing in. */
record SeedSignIn(OAuthServer oauth) {

    private static final Set<String> OF_AN_APP = Set.of(
            "key",
            "secret",
            "scopes",
            "callbacks",
            "certificate",
            "runAs",
            "access",
            "secretRequired",
            "pkceRequired",
            "refreshTokenAddresses",
            "rotation");
    private static final String ACCESS = Stream.of(App.Access.values())
            .map(access -> access.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));

    private static final Set<String> POLICIES = Set.of(
            "codeLifetime",
            "sessionLifetime",
            "refreshIdleLimit",
            "refreshAge",
            "passwordFlow",
            "grantsPerUserAndApp",
            "renamedMyDomain");

    void app(JsonNode node) {
        Texts.onlyKnown(node, "apps", OF_AN_APP);
        var key = Texts.required(node, "apps", "key");
        var app = oauth.app(key).orElseGet(() -> App.of(key));
        app = text(app, node, "secret", (known, secret) -> known.withCredentials(key, secret));
        app = text(app, node, "scopes", App::withScopes);
        app = text(app, node, "certificate", (known, pem) -> known.withCertificate(Certificates.read(pem)));
        app = text(app, node, "runAs", (known, user) -> known.withRunAs(Optional.of(user)));
        app = text(app, node, "access", (known, name) -> known.withAccess(access(name)));
        app = truth(app, node, "secretRequired", App::withSecretRequired);
        app = truth(app, node, "pkceRequired", App::withPkceRequired);
        app = truth(app, node, "rotation", App::withRotation);
        app = list(
                app, node, "refreshTokenAddresses", (known, all) -> known.withRefreshTokenAddresses(Set.copyOf(all)));
        oauth.register(list(app, node, "callbacks", App::withCallbacks));
    }

    private static App.Access access(String name) {
        try {
            return App.Access.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UnusableSeed("apps", "there is no access '" + name + "'. There are " + ACCESS + ".");
        }
    }

    /** {@code {"codeLifetime": "15m", "passwordFlow": false}}. */
    void policies(JsonNode node) {
        if (node.isMissingNode()) {
            return;
        }
        Texts.onlyKnown(node, "policies", POLICIES);
        var settings = oauth.settings();
        settings = time(settings, node, "codeLifetime", OAuthSettings::withCodeLifetime);
        settings = time(settings, node, "sessionLifetime", OAuthSettings::withSessionLifetime);
        settings = time(settings, node, "refreshIdleLimit", OAuthSettings::withRefreshIdleLimit);
        settings = time(settings, node, "refreshAge", OAuthSettings::withRefreshAge);
        settings = truth(settings, node, "passwordFlow", OAuthSettings::withPasswordFlow);
        settings = text(settings, node, "grantsPerUserAndApp", SeedSignIn::withGrants);
        oauth.change(settings);
        if (node.has("renamedMyDomain")) {
            rename(node.path("renamedMyDomain"));
        }
    }

    private static OAuthSettings withGrants(OAuthSettings settings, String number) {
        if (!number.matches("[1-9]\\d{0,3}")) {
            throw new UnusableSeed("policies", "'" + number + "' is no number of grants. Write 5.");
        }
        return settings.withGrantsPerUserAndApp(Integer.parseInt(number));
    }

    /** {@code {"from": "127.0.0.1", "to": "localhost", "redirects": true}}. */
    private void rename(JsonNode node) {
        Texts.onlyKnown(node, "policies", Set.of("from", "to", "redirects"));
        var from = Texts.required(node, "policies", "from");
        var to = Texts.required(node, "policies", "to");
        oauth.renameMyDomain(new RenamedDomain(from, to, node.path("redirects").asBoolean(true)));
    }

    private static App list(App before, JsonNode node, String name, BiFunction<App, List<String>, App> change) {
        return node.has(name) ? change.apply(before, Texts.list(node, "apps", name)) : before;
    }

    private static <T> T text(T before, JsonNode node, String name, BiFunction<T, String, T> change) {
        return Texts.optional(node, name)
                .map(value -> change.apply(before, value))
                .orElse(before);
    }

    private static <T> T truth(T before, JsonNode node, String name, BiFunction<T, Boolean, T> change) {
        return node.has(name) ? change.apply(before, node.path(name).asBoolean()) : before;
    }

    private static OAuthSettings time(
            OAuthSettings before,
            JsonNode node,
            String name,
            BiFunction<OAuthSettings, java.time.Duration, OAuthSettings> change) {
        return text(before, node, name, (settings, value) -> change.apply(settings, Durations.parse(value)));
    }
}
