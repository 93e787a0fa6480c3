package io.saddlebag.simulator.oauth;

import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A client that the org knows: an External Client App or a connected app. Immutable; each {@code with…} gives another. */
public final class App implements Cloneable {

    /** Who may use the app. */
    public enum Access {
        /** Whoever approves it; the JWT flow is refused until the user has done so once. */
        USER_APPROVED,
        /** Every user, approved beforehand by the admin. */
        ADMIN_APPROVED,
        /** The admin approved it for other users than the one who asks. */
        DENIED,
        /** The admin blocked it. */
        BLOCKED,
        /**
         * A connected app that is not installed in the org. Since September 2025 nobody signs in to it anew; who approved
         * it before may go on using it.
         */
        NOT_INSTALLED,
        /** An External Client App that is not in the org: it belongs to another, or a sandbox refresh took it away. */
        EXTERNAL_NOT_INSTALLED
    }

    private String key = "saddlebag";
    private String secret = "saddlebag-secret";
    private boolean secretRequired = true;
    private List<String> callbacks = List.of("http://localhost:1717/oauth/callback", "http://localhost:8080/callback");
    private Scopes scopes = Scopes.of("api refresh_token id web openid profile email full");
    private boolean pkceRequired;
    private boolean rotates;
    private Set<GrantType> flows = EnumSet.allOf(GrantType.class);
    private Optional<X509Certificate> certificate = Optional.empty();
    private Optional<String> runAs = Optional.of(User.demo().username());
    private Access access = Access.ADMIN_APPROVED;
    private Optional<Set<String>> refreshTokenAddresses = Optional.empty();

    private App() {}

    /** A confidential client of this key, else as {@link #saddlebag}. */
    public static App of(String key) {
        return saddlebag().changed(app -> app.key = key);
    }

    /** The confidential client {@code saddlebag} with the secret {@code saddlebag-secret}. */
    public static App saddlebag() {
        return new App();
    }

    /** The public client {@code saddlebag-public}: no secret, PKCE required, only for people with a browser. */
    public static App saddlebagPublic() {
        return saddlebag().changed(app -> {
            app.key = "saddlebag-public";
            app.secretRequired = false;
            app.pkceRequired = true;
            app.flows = EnumSet.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN);
            app.runAs = Optional.empty();
        });
    }

    /**
     * The app of Salesforce's integration guide: the scopes {@code full} and {@code refresh_token}, a callback on a web site
     * without a server, a key and a secret; every user who signs in with a browser may approve it.
     */
    public static App guide() {
        return saddlebag().changed(app -> {
            app.key = "guide";
            app.secret = "guide-secret";
            app.callbacks = List.of("https://yourapp.com/oauth/callback");
            app.scopes = Scopes.of("full refresh_token");
            app.flows = EnumSet.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN);
            app.runAs = Optional.empty();
            app.access = Access.USER_APPROVED;
        });
    }

    public App withCredentials(String newKey, String newSecret) {
        return changed(app -> {
            app.key = newKey;
            app.secret = newSecret;
        });
    }

    /** The redirect URIs, compared to the letter. */
    public App withCallbacks(List<String> uris) {
        return changed(app -> app.callbacks = List.copyOf(uris));
    }

    /** What the app may ask for, space-separated. */
    public App withScopes(String allowed) {
        return changed(app -> app.scopes = Scopes.of(allowed));
    }

    /** Whether the client must prove itself by its secret; one that need not has to bring a code challenge. */
    public App withSecretRequired(boolean required) {
        return changed(app -> app.secretRequired = required);
    }

    /** Whether an authorization request without a code challenge is refused. */
    public App withPkceRequired(boolean required) {
        return changed(app -> app.pkceRequired = required);
    }

    /** Whether each refresh gives a new refresh token and ends the old one. */
    public App withRotation(boolean rotation) {
        return changed(app -> app.rotates = rotation);
    }

    public App withFlows(Set<GrantType> enabled) {
        return changed(app -> app.flows = Set.copyOf(enabled));
    }

    /** What the app's JWT assertions must be signed with. */
    public App withCertificate(X509Certificate own) {
        return changed(app -> app.certificate = Optional.of(own));
    }

    /** The user that client credentials act as. */
    public App withRunAs(Optional<String> username) {
        return changed(app -> app.runAs = username);
    }

    public App withAccess(Access policy) {
        return changed(app -> app.access = policy);
    }

    /**
     * The addresses that the app's codes and refresh tokens are taken from ("Enforce Refresh Token IP Allowlist"). All
     * clients of the simulator call from 127.0.0.1.
     */
    public App withRefreshTokenAddresses(Set<String> allowed) {
        return changed(app -> app.refreshTokenAddresses = Optional.of(Set.copyOf(allowed)));
    }

    private App changed(Consumer<App> change) {
        try {
            var copy = (App) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    public String key() {
        return key;
    }

    /** Also a public client has one, which signs its token answers; it need not send it. */
    public String secret() {
        return secret;
    }

    boolean secretRequired() {
        return secretRequired;
    }

    boolean pkceRequired() {
        return pkceRequired;
    }

    boolean rotates() {
        return rotates;
    }

    boolean allows(GrantType flow) {
        return flows.contains(flow);
    }

    boolean calledBackAt(String uri) {
        return callbacks.contains(uri);
    }

    public List<String> callbacks() {
        return callbacks;
    }

    Scopes scopes() {
        return scopes;
    }

    Optional<X509Certificate> certificate() {
        return certificate;
    }

    Optional<String> runAs() {
        return runAs;
    }

    boolean takesRefreshTokensFrom(String address) {
        return refreshTokenAddresses.map(allowed -> allowed.contains(address)).orElse(true);
    }

    Access access() {
        return access;
    }
}
