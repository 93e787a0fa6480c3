package io.saddlebag.simulator.oauth;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** The five kinds of requests for a token: what each must bring, and whom it lets in (contract sheet, 1.2). */
final class Exchanges {

    /** The only address from which the simulator is reached. */
    private static final String CALLER = "127.0.0.1";

    private final Directory directory;
    private final Tokens tokens;
    private final Supplier<OAuthSettings> settings;
    private final InstantSource clock;
    private final Assertions assertions;
    private final LoginRate loginRate = new LoginRate();

    Exchanges(Directory directory, Tokens tokens, Supplier<OAuthSettings> settings, InstantSource clock) {
        this.directory = directory;
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
        this.assertions = new Assertions(directory, settings, clock);
    }

    Granted grant(GrantType type, Caller caller, Form form, Hosts hosts) {
        return switch (type) {
            case AUTHORIZATION_CODE -> code(app(type, caller), form);
            case REFRESH_TOKEN -> refresh(app(type, caller), form);
            case CLIENT_CREDENTIALS -> clientCredentials(app(type, caller), hosts);
            case PASSWORD -> password(app(type, caller), form);
            case JWT_BEARER -> assertion(form, hosts);
        };
    }

    private App app(GrantType type, Caller caller) {
        var app = caller.authenticated(directory);
        OAuthRefusal.unless(app.allows(type), OAuthError.UNAUTHORIZED_CLIENT);
        requireInstalled(app, type);
        OAuthRefusal.unless(!type.isOfAnApproval() || app.takesRefreshTokensFrom(CALLER), OAuthError.IP_RESTRICTED);
        return app;
    }

    private static void requireInstalled(App app, GrantType type) {
        OAuthRefusal.unless(app.access() != App.Access.EXTERNAL_NOT_INSTALLED, OAuthError.APP_NOT_FOUND);
        boolean goesOn = type.isOfAnApproval() || app.access() != App.Access.NOT_INSTALLED;
        OAuthRefusal.unless(goesOn, OAuthError.UNKNOWN_CLIENT);
    }

    private Granted code(App app, Form form) {
        var redirectUri = form.require("redirect_uri");
        var code = tokens.spend(form.require("code"), found -> {
            OAuthRefusal.unless(found.appKey().equals(app.key()), OAuthError.INVALID_CODE);
            OAuthRefusal.unless(found.redirectUri().equals(redirectUri), OAuthError.REDIRECT_URI_MISMATCH);
            found.challenge().ifPresent(challenge -> verify(challenge, form.get("code_verifier")));
        });
        var user = admitted(app, code.username());
        if (!code.scopes().offline()) {
            return new Granted(app, user, code.scopes(), Optional.empty(), false, code.nonce());
        }
        var grant = tokens.newGrant(app, user, code.scopes());
        return new Granted(app, user, code.scopes(), Optional.of(grant), true, code.nonce());
    }

    /**
     * A verifier has 43 to 128 characters (RFC 7636, 4.1), but Salesforce's own libraries send 128 random bytes as 171
     * characters of base64url, and Salesforce takes them.
     */
    private static void verify(String challenge, Optional<String> verifier) {
        boolean fits = verifier.filter(text -> text.length() >= 43 && text.length() <= 171)
                .filter(text -> Secrets.equal(Secrets.sha256(text), challenge))
                .isPresent();
        OAuthRefusal.unless(fits, OAuthError.INVALID_CODE_VERIFIER);
    }

    private Granted refresh(App app, Form form) {
        var refreshToken = form.require("refresh_token");
        var owner = tokens.liveGrant(refreshToken)
                .map(grant -> grant.username)
                .orElseThrow(() -> new OAuthRefusal(OAuthError.EXPIRED_TOKEN));
        var user = admitted(app, owner);
        var grant = tokens.refresh(refreshToken, app);
        return new Granted(app, user, grant.scopes, Optional.of(grant), app.rotates(), Optional.empty());
    }

    private Granted clientCredentials(App app, Hosts hosts) {
        OAuthRefusal.unless(!hosts.loginHost(), OAuthError.WRONG_DOMAIN);
        var runAs = app.runAs().orElseThrow(() -> new OAuthRefusal(OAuthError.NO_RUN_AS_USER));
        OAuthRefusal.unless(!app.scopes().online().isEmpty(), OAuthError.NO_SCOPES);
        return Granted.withoutRefreshToken(app, admitted(app, runAs), app.scopes());
    }

    private Granted password(App app, Form form) {
        OAuthRefusal.unless(settings.get().passwordFlow(clock.instant()), OAuthError.AUTHENTICATION_FAILURE);
        var user = directory
                .user(form.require("username"))
                .orElseThrow(() -> new OAuthRefusal(OAuthError.AUTHENTICATION_FAILURE));
        OAuthRefusal.unless(
                Secrets.equal(user.password(), form.require("password")), OAuthError.AUTHENTICATION_FAILURE);
        return Granted.withoutRefreshToken(app, admitted(app, user.username()), app.scopes());
    }

    private Granted assertion(Form form, Hosts hosts) {
        var proven = assertions.check(form.require("assertion"), hosts);
        requireInstalled(proven.app(), GrantType.JWT_BEARER);
        OAuthRefusal.unless(proven.app().allows(GrantType.JWT_BEARER), OAuthError.UNAUTHORIZED_CLIENT);
        OAuthRefusal.unless(directory.isApproved(proven.app(), proven.user()), OAuthError.NOT_APPROVED);
        var user = admitted(proven.app(), proven.user().username());
        return Granted.withoutRefreshToken(proven.app(), user, proven.app().scopes());
    }

    private User admitted(App app, String username) {
        OAuthRefusal.unless(directory.organization().active(), OAuthError.INACTIVE_ORG);
        var user = directory.user(username).orElseThrow(() -> new OAuthRefusal(OAuthError.USER_NOT_FOUND));
        OAuthRefusal.unless(user.active(), OAuthError.INACTIVE_USER);
        boolean letIn = app.access() != App.Access.BLOCKED && app.access() != App.Access.DENIED;
        OAuthRefusal.unless(letIn, OAuthError.INVALID_APP_ACCESS);
        loginRate.take(user, clock.instant(), settings.get().loginsPerUserAndHour());
        return user;
    }
}
