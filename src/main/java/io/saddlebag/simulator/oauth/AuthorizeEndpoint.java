package io.saddlebag.simulator.oauth;

import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Request;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /services/oauth2/authorize}: the page where a user signs in and allows or denies (contract sheet, 1.1). */
final class AuthorizeEndpoint {

    private final Directory directory;
    private final Tokens tokens;
    private final Supplier<OAuthSettings> settings;
    private final InstantSource clock;

    AuthorizeEndpoint(Directory directory, Tokens tokens, Supplier<OAuthSettings> settings, InstantSource clock) {
        this.directory = directory;
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param ordered a refusal to be answered as soon as the client is known to be one that may hear it */
    Answer answer(Request request, Optional<AuthorizeRefusal> ordered) {
        var form = Form.of(request);
        try {
            var app = directory.app(form.require("client_id"));
            var redirectUri = form.require("redirect_uri");
            OAuthRefusal.unless(app.calledBackAt(redirectUri), OAuthError.REDIRECT_URI_MISMATCH);
            return ordered.map(refusal -> refused(request, form, redirectUri, refusal))
                    .orElseGet(() -> answer(request, form, app, redirectUri));
        } catch (OAuthRefusal refusal) {
            return ErrorPage.redirect(
                    request, AuthorizeRefusal.of(refusal.error()).withoutCallback());
        }
    }

    private Answer answer(Request request, Form form, App app, String redirectUri) {
        try {
            return decide(form, AuthorizationRequest.of(form, app, redirectUri));
        } catch (OAuthRefusal refusal) {
            return refused(request, form, redirectUri, AuthorizeRefusal.of(refusal.error()));
        }
    }

    private static Answer refused(Request request, Form form, String redirectUri, AuthorizeRefusal refusal) {
        return switch (refusal.shown()) {
            case CALLBACK ->
                redirect(
                        form,
                        redirectUri,
                        "error=" + Form.encoded(refusal.code()) + "&error_description="
                                + Form.encoded(refusal.description()));
            case NAMED_PAGE, GENERIC_PAGE -> ErrorPage.redirect(request, refusal);
            case PAGE_ALONE -> ErrorPage.alone();
        };
    }

    private Answer decide(Form form, AuthorizationRequest asked) {
        var decision = form.get("decision").orElse("");
        if (decision.equals("deny")) {
            throw new OAuthRefusal(OAuthError.ACCESS_DENIED);
        }
        if (!decision.equals("allow")) {
            return LoginPage.asking(form, asked, directory.organization(), false);
        }
        return directory
                .user(form.get("username").orElse(""))
                .filter(user -> Secrets.equal(user.password(), form.values().getOrDefault("password", "")))
                .map(user -> allowed(form, asked, user))
                .orElseGet(() -> LoginPage.asking(form, asked, directory.organization(), true));
    }

    private Answer allowed(Form form, AuthorizationRequest asked, User user) {
        var access = asked.app().access();
        OAuthRefusal.unless(access != App.Access.BLOCKED, OAuthError.APP_BLOCKED);
        OAuthRefusal.unless(access != App.Access.DENIED, OAuthError.APP_ACCESS_DENIED);
        OAuthRefusal.unless(access != App.Access.EXTERNAL_NOT_INSTALLED, OAuthError.EXTERNAL_APP_NOT_FOUND);
        // Since September 2025; who used the app before may go on (Help 005132365).
        boolean installed = access != App.Access.NOT_INSTALLED || directory.hasApproved(asked.app(), user);
        OAuthRefusal.unless(installed, OAuthError.APP_NOT_INSTALLED);
        OAuthRefusal.unless(directory.organization().active(), OAuthError.INACTIVE_ORG);
        OAuthRefusal.unless(user.active(), OAuthError.INACTIVE_USER);
        directory.approve(asked.app(), user);
        var code = tokens.newCode(new AuthorizationCode(
                asked.app().key(),
                user.username(),
                asked.scopes(),
                asked.redirectUri(),
                asked.challenge(),
                form.get("nonce"),
                clock.instant().plus(settings.get().codeLifetime())));
        return redirect(form, asked.redirectUri(), "code=" + Form.encoded(code));
    }

    /** {@code state} goes back as it came, on success and on error. */
    private static Answer redirect(Form form, String uri, String parameters) {
        var state = Optional.ofNullable(form.values().get("state"))
                .map(sent -> "&state=" + Form.encoded(sent))
                .orElse("");
        return Answer.empty(302)
                .with("Location", uri + (uri.contains("?") ? "&" : "?") + parameters + state)
                .with("Cache-Control", "no-store");
    }
}
