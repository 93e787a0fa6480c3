package io.saddlebag.simulator.oauth;

import java.util.Optional;

/** What a client asks of the user at the authorize page, once it was found right. */
record AuthorizationRequest(App app, String redirectUri, Scopes scopes, Optional<String> challenge) {

    /** {@code base64url(SHA-256(…))} without padding is always 43 characters long. */
    private static final String CHALLENGE = "[A-Za-z0-9_-]{43}";

    static AuthorizationRequest of(Form form, App app, String redirectUri) {
        OAuthRefusal.unless(form.get("response_type").orElse("").equals("code"), OAuthError.UNSUPPORTED_RESPONSE_TYPE);
        OAuthRefusal.unless(app.allows(GrantType.AUTHORIZATION_CODE), OAuthError.UNAUTHORIZED_CLIENT);
        OAuthRefusal.unless(!form.get("immediate").orElse("").equals("true"), OAuthError.IMMEDIATE_UNSUCCESSFUL);
        OAuthRefusal.unless(!form.get("prompt").orElse("").equals("none"), OAuthError.INTERACTION_REQUIRED);
        var scopes = form.get("scope").map(Scopes::of).orElse(app.scopes());
        OAuthRefusal.unless(app.scopes().covers(scopes), OAuthError.INVALID_SCOPE);
        return new AuthorizationRequest(app, redirectUri, scopes, challenge(form, app));
    }

    /** The method left out means S256: Salesforce's own command line leaves it out. */
    private static Optional<String> challenge(Form form, App app) {
        var challenge = form.get("code_challenge");
        boolean required = app.pkceRequired() || !app.secretRequired();
        OAuthRefusal.unless(challenge.isPresent() || !required, OAuthError.MISSING_CODE_CHALLENGE);
        boolean s256 = form.get("code_challenge_method").orElse("S256").equals("S256");
        boolean wellFormed = challenge.map(text -> text.matches(CHALLENGE)).orElse(true);
        OAuthRefusal.unless(s256 && wellFormed, OAuthError.INVALID_CODE_CHALLENGE);
        return challenge;
    }
}
