package io.saddlebag.salesforce.login;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Salesforce's OAuth endpoints refuse, and what that means to the user (contract sheet, section 1). The first that
 * fits an answer is taken. In the sentences, {@code {user}}, {@code {app}}, {@code {callback}} and {@code {login-url}} stand
 * for what was found.
 */
public enum SignInError {
    LOGIN_RATE(
            "*",
            "login rate exceeded",
            Effect.LATER,
            "Salesforce takes no more sign-ins of {user} for now: more than 3,600 came within an hour.",
            "Wait; Saddlebag tries again by itself. If it comes back, see who else signs in as this user."),
    RATE_LIMIT(
            "rate_limit_exceeded",
            "",
            Effect.LATER,
            "Salesforce takes no more sign-ins for now.",
            "Wait; Saddlebag tries again by itself."),
    LOGIN_GONE(
            "invalid_grant",
            "expired access/refresh token",
            Effect.LOGIN_GONE,
            Sentences.LOGIN_GONE,
            Way.BROWSER.cure(),
            EnumSet.of(Way.BROWSER)),
    TOKEN_GONE(
            "invalid_grant",
            "expired access/refresh token",
            Effect.LOGIN_GONE,
            Sentences.TOKEN_GONE,
            Way.GIVEN_TOKEN.cure(),
            EnumSet.of(Way.GIVEN_TOKEN)),
    LOGIN_TOO_OLD(
            "invalid_grant",
            "token validity expired",
            Effect.LOGIN_GONE,
            Sentences.LOGIN_GONE,
            Way.BROWSER.cure(),
            EnumSet.of(Way.BROWSER)),
    TOKEN_TOO_OLD(
            "invalid_grant",
            "token validity expired",
            Effect.LOGIN_GONE,
            Sentences.TOKEN_GONE,
            Way.GIVEN_TOKEN.cure(),
            EnumSet.of(Way.GIVEN_TOKEN)),
    NOT_NOW(
            "invalid_grant",
            "expired access/refresh token",
            Effect.RETRY,
            "Salesforce refused to sign {user} in just now.",
            "Saddlebag asks for a new access token again by itself. If it lasts, see the user's login history in Setup.",
            EnumSet.of(Way.UNATTENDED)),
    CODE_EXPIRED(
            "invalid_grant",
            "expired authorization code",
            Effect.STOP,
            "The browser's answer was too old, or had been used before.",
            "Run saddlebag login again, and use only the newest tab.",
            EnumSet.of(Way.BROWSER)),
    CODE_INVALID(
            "invalid_grant",
            "invalid authorization code",
            Effect.STOP,
            "Salesforce does not know the code that the browser brought.",
            "Run saddlebag login again, and use only the newest tab.",
            EnumSet.of(Way.BROWSER)),
    VERIFIER(
            "invalid_grant",
            "invalid code verifier",
            Effect.STOP,
            "The browser's answer belongs to another sign-in than this one (PKCE).",
            "Run saddlebag login again, and use only the newest tab.",
            EnumSet.of(Way.BROWSER)),
    VERIFIER_TOO(
            "*",
            "code_verification_failed",
            Effect.STOP,
            "The browser's answer belongs to another sign-in than this one (PKCE).",
            "Run saddlebag login again, and use only the newest tab.",
            EnumSet.of(Way.BROWSER)),
    AUTHENTICATION(
            "invalid_grant",
            "authentication failure",
            Effect.STOP,
            "Salesforce refuses user name, password or security token of {user}, or the org blocks the username-password flow, as"
                    + " orgs made since Summer '23 do, all orgs after 20 February 2027, and External Client Apps always.",
            "Put the security token behind the password; better, sign in by a way that lasts (README, 'Signing in').",
            EnumSet.of(Way.UNATTENDED)),
    NOT_APPROVED(
            "invalid_grant",
            "user hasn't approved this consumer",
            Effect.STOP,
            "{user} has not been allowed to use the app {app}.",
            "In Setup, set the app's policy to 'Admin approved users are pre-authorized' and give it the user's permission set."),
    AUDIENCE(
            "invalid_grant",
            "audience",
            Effect.STOP,
            "Salesforce refuses the audience of the JWT.",
            "Set camel.component.salesforce.jwt-audience to https://login.salesforce.com, or to https://test.salesforce.com for a"
                    + " sandbox."),
    ASSERTION(
            "invalid_grant",
            "invalid assertion",
            Effect.STOP,
            "Salesforce refuses the signature of the JWT: the app {app} has another certificate, or this machine's clock is wrong.",
            "Upload the certificate that belongs to saddlebag.jwt-key-store to the app, and check the clock."),
    USER_NOT_FOUND(
            "invalid_grant",
            "user not found",
            Effect.STOP,
            "{user} is unknown in the org that {login-url} leads to.",
            "Check camel.component.salesforce.user-name, and the login URL: sandboxes have https://test.salesforce.com and user names"
                    + " of their own."),
    IP_RESTRICTED(
            "invalid_grant",
            "ip restricted",
            Effect.STOP,
            "The org or the app {app} does not let {user} sign in from this machine's address.",
            "In Setup, add the address to the profile's login IP ranges and to the app's Refresh Token IP Allowlist, or relax IP"
                    + " restrictions in the app's policies."),
    NO_RUN_AS_USER(
            "invalid_grant",
            "no client credentials user enabled",
            Effect.STOP,
            "The app {app} has no user to run as for client credentials.",
            "In Setup, open the app's policies, enable the client credentials flow and choose a Run As user."),
    NO_SCOPES(
            "invalid_grant",
            "no valid scopes defined",
            Effect.STOP,
            "The app {app} has no OAuth scopes.",
            "In Setup, give the app the scope 'Manage user data via APIs (api)'."),
    WRONG_DOMAIN(
            "invalid_grant",
            "request not supported on this domain",
            Effect.STOP,
            "Client credentials work only at the org's own domain, not at {login-url}.",
            "Set camel.component.salesforce.login-url to https://YOURS.my.salesforce.com (Setup > My Domain)."),
    LOCKED_USER(
            "invalid_grant",
            "inactive or locked user",
            Effect.STOP,
            "{user} is inactive or locked.",
            "In Setup > Users, unlock or activate the user."),
    LOCKED_ORG(
            "invalid_grant",
            "inactive organization",
            Effect.STOP,
            "The org is inactive.",
            "Ask its admin, or Salesforce."),
    INACTIVE_USER("inactive_user", "", Effect.STOP, "{user} is inactive.", "In Setup > Users, activate the user."),
    INACTIVE_ORG("inactive_org", "", Effect.STOP, "The org is inactive.", "Ask its admin, or Salesforce."),
    NOT_INSTALLED("*", "app must be installed into org", Effect.STOP, Sentences.NOT_INSTALLED, Sentences.INSTALL),
    NOT_INSTALLED_HERE("OAUTH_EC_APP_NOT_FOUND", "", Effect.STOP, Sentences.NOT_INSTALLED, Sentences.INSTALL),
    NOT_FOUND_HERE("app_not_found", "", Effect.STOP, Sentences.NOT_INSTALLED, Sentences.INSTALL),
    APPROVAL(
            "OAUTH_APPROVAL_ERROR_GENERIC",
            "",
            Effect.STOP,
            "Salesforce does not let the user approve the app {app}, and that page does not say why. Most often the app is not"
                    + " installed in this org; else the app's policies (permitted users, IP restrictions), a scope, or a licence"
                    + " for the API alone forbid it.",
            "If the address of that page holds 'error=', run saddlebag login again and paste the address: it names the reason."
                    + " Else ask an admin to install the app (Setup > Connected Apps OAuth Usage > Install) or to give the user the"
                    + " permission 'Approve Uninstalled Connected Apps', and to see the user's login history.",
            EnumSet.of(Way.BROWSER)),
    OTHER_ORG(
            "OAUTH_AUTHORIZATION_BLOCKED",
            "",
            Effect.STOP,
            "The browser signed in to another org than that of the app {app}, or at an address that is no org's own; an app that is"
                    + " local to its org works in no other.",
            "Sign out of Salesforce in the browser, or use a private window, then run saddlebag login again with --domain and the"
                    + " name of the org's My Domain.",
            EnumSet.of(Way.BROWSER)),
    PAGE_TOO_OLD(
            "*",
            "approval process before it expired",
            Effect.STOP,
            Sentences.TOO_OLD,
            Sentences.SIGN_IN_SOON,
            EnumSet.of(Way.BROWSER)),
    REMOTE_ACCESS(
            "*",
            "problem in setting up your remote access",
            Effect.STOP,
            Sentences.TOO_OLD,
            Sentences.SIGN_IN_SOON,
            EnumSet.of(Way.BROWSER)),
    UNKNOWN_APP(
            "invalid_client_id",
            "",
            Effect.STOP,
            "Salesforce knows no app with the Consumer Key {app} here: the key is wrong, the app is minutes old, a sandbox"
                    + " refresh removed it, or the org blocks apps that are not installed in it.",
            "Check the key; if it is right, create an External Client App in this org (README, 'Creating an External Client"
                    + " App')."),
    WRONG_SECRET(
            "invalid_client",
            "",
            Effect.STOP,
            "The Consumer Secret is wrong or missing for the app {app}.",
            "Copy it again from the app's settings to SALESFORCE_CLIENT_SECRET."),
    REDIRECT_URI(
            "redirect_uri_mismatch",
            "",
            Effect.STOP,
            "The app {app} does not have the callback URL that Saddlebag uses.",
            "Set SALESFORCE_REDIRECT_URI to a callback URL of the app, or add this one in the app's settings, to the letter: {callback}"),
    DENIED(
            "access_denied",
            "",
            Effect.STOP,
            "Access was denied in the browser.",
            "Run saddlebag login again, and press Allow.",
            EnumSet.of(Way.BROWSER)),
    BLOCKED(
            "OAUTH_APP_BLOCKED",
            "",
            Effect.STOP,
            "The org's admin has blocked the app {app}.",
            "Ask the admin to unblock it (Setup > Connected Apps OAuth Usage)."),
    NOT_ADMITTED(
            "OAUTH_APP_ACCESS_DENIED",
            "",
            Effect.STOP,
            "The admin has not given {user} access to the app {app}.",
            "In Setup, add the user's profile or permission set to the app's policies."),
    NOT_ADMITTED_TOO(
            "invalid_app_access",
            "",
            Effect.STOP,
            "The admin has not given {user} access to the app {app}, or has blocked it.",
            "In Setup, add the user's profile or permission set to the app's policies."),
    NO_ACCESS(
            "no_access",
            "",
            Effect.STOP,
            "{user} has no access to the app {app}.",
            "In Setup, add the user's profile or permission set to the app's policies."),
    FLOW_OFF(
            "unauthorized_client",
            "",
            Effect.STOP,
            "The app {app} does not have this OAuth flow switched on.",
            "In Setup, enable the flow in the app's OAuth settings."),
    GRANT_TYPE(
            "unsupported_grant_type",
            "",
            Effect.STOP,
            "Salesforce does not offer this OAuth flow at {login-url}.",
            "Check the login URL, or sign in by another way (README, 'Signing in')."),
    SCOPE(
            "invalid_scope",
            "",
            Effect.STOP,
            "The app {app} does not have a scope that was asked for.",
            "Remove saddlebag.scopes from the settings, or add its scopes to the app in Setup."),
    RESPONSE_TYPE(
            "unsupported_response_type",
            "",
            Effect.STOP,
            "The app {app} does not have the web server flow (authorization code) switched on.",
            "In Setup, enable the authorization code flow in the app's OAuth settings."),
    REQUEST(
            "invalid_request",
            "",
            Effect.STOP,
            "Salesforce did not understand the sign-in.",
            "Check that {login-url} leads to a Salesforce org."),
    INTERACTION(
            "interaction_required",
            "",
            Effect.STOP,
            "Salesforce wants a person to sign in.",
            "Run saddlebag login again in a fresh browser window.",
            EnumSet.of(Way.BROWSER)),
    IMMEDIATE(
            "immediate_unsuccessful",
            "",
            Effect.STOP,
            "Salesforce wants a person to sign in.",
            "Run saddlebag login again in a fresh browser window.",
            EnumSet.of(Way.BROWSER)),
    RETRY(
            "unknown_error",
            "",
            Effect.RETRY,
            "Salesforce could not sign in just now.",
            "Saddlebag tries again by itself."),
    SERVER(
            "server_error",
            "",
            Effect.RETRY,
            "Salesforce could not sign in just now.",
            "Saddlebag tries again by itself."),
    OTHER(
            "*",
            "",
            Effect.STOP,
            "Salesforce refuses to sign {user} in.",
            "See the login history of the user in Setup for the reason.");

    /** Those that more than one error has. */
    private static final class Sentences {
        static final String LOGIN_GONE =
                "Salesforce no longer accepts the stored login for {user}: it was revoked, replaced, lay unused for too long, or"
                        + " a sixth login of this user with this app ended it.";
        static final String TOKEN_GONE =
                "Salesforce no longer accepts the refresh token of the settings: it was revoked, replaced, lay unused for too"
                        + " long, or a sixth login of this user with this app ended it.";
        static final String NOT_INSTALLED =
                "The app {app} is not installed in the org that {login-url} leads to: it belongs to"
                        + " another org, or this is a sandbox that was refreshed since.";
        static final String INSTALL =
                "Set SALESFORCE_LOGIN_URL to the org's own My Domain (https://YOURS.my.salesforce.com). If it"
                        + " is, ask an admin to install the app (Setup > Connected Apps OAuth Usage > Install) or to give the"
                        + " user the permission 'Approve Uninstalled Connected Apps', or create an app in this org"
                        + " (README, 'Creating an External Client App') and set its Consumer Key.";
        static final String TOO_OLD = "The sign-in page stood open for too long, or single sign-on lost the request.";
        static final String SIGN_IN_SOON = "Run saddlebag login again, and sign in at once.";
    }

    /** What follows for a process that wants to go on. */
    public enum Effect {
        /** The stored login is dead for good; only a new one helps. */
        LOGIN_GONE,
        /** Somebody must change something, in the settings or in Salesforce. */
        STOP,
        /** The settings name an API version that the org does not offer. */
        SETTINGS,
        /** Too many sign-ins: it is over by itself, but not soon. */
        LATER,
        /** Nothing is wrong: try again. */
        RETRY
    }

    private static final Set<SignInError> OF_THE_APP =
            EnumSet.of(NOT_INSTALLED, NOT_INSTALLED_HERE, NOT_FOUND_HERE, UNKNOWN_APP, WRONG_SECRET);

    private final String code;
    private final String words;
    private final Effect effect;
    private final String cause;
    private final String cure;
    private final Set<Way> ways;

    SignInError(String code, String words, Effect effect, String cause, String cure) {
        this(code, words, effect, cause, cure, Way.ALL);
    }

    /** @param ways in which it means this */
    SignInError(String code, String words, Effect effect, String cause, String cure, Set<Way> ways) {
        this.code = code;
        this.words = words;
        this.effect = effect;
        this.cause = cause;
        this.cure = cure;
        this.ways = Set.copyOf(ways);
    }

    static SignInError of(String code, String description, Way way) {
        var told = description.toLowerCase(Locale.ROOT);
        // Salesforce's own examples write access-denied, too.
        var name = code.replace('-', '_');
        return Arrays.stream(values())
                .filter(error -> error.ways.contains(way))
                .filter(error -> error.code.equals("*") || error.code.equals(name))
                .filter(error -> told.contains(error.words) || name.equals(error.words))
                .findFirst()
                .orElse(OTHER);
    }

    /** The error that a page's text names: by words of its own, which say more, or else by its code. */
    static Optional<SignInError> shownIn(String text) {
        var told = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return Arrays.stream(values())
                .filter(error -> error.ways.contains(Way.BROWSER))
                .filter(error -> error.words.contains(" ") && told.contains(error.words))
                .findFirst()
                .or(() -> Arrays.stream(values())
                        .filter(error -> error.words.isEmpty() && !error.code.equals("*"))
                        .filter(error -> Pattern.compile("\\b" + error.code.toLowerCase(Locale.ROOT) + "\\b")
                                .matcher(told)
                                .find())
                        .findFirst());
    }

    /** {@code invalid_grant: ip restricted}, as a log or a page of Salesforce's shows it. */
    public String symptom() {
        return words.isEmpty() ? code : code.equals("*") ? words : code + ": " + words;
    }

    /** In which way of signing in alone it means this, where it means something else in another; else empty. */
    public String onlyBy() {
        return effect == Effect.LOGIN_GONE || this == NOT_NOW
                ? ways.iterator().next().words()
                : "";
    }

    /** The OAuth error code; empty where any fits. */
    String code() {
        return code.equals("*") ? "" : code;
    }

    /** Words of the description that the error is known by, in lower case; empty where its code says it all. */
    String words() {
        return words;
    }

    public String cause() {
        return cause;
    }

    public String cure() {
        return cure;
    }

    /** A stored login keeps the app, the secret and the login URL that it was made with, whatever the settings say since. */
    String cure(Way way) {
        return way == Way.BROWSER && OF_THE_APP.contains(this) ? cure + " Then run: saddlebag login" : cure;
    }

    public Effect effect() {
        return effect;
    }
}
