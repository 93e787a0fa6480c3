package io.saddlebag.salesforce.login;

import static java.util.stream.Collectors.joining;

import io.saddlebag.salesforce.login.SignInError.Effect;
import java.util.stream.Stream;

/** Why there is no access token. */
public sealed interface SignInFailure {

    /** One line for the user: what happened and what to do. */
    String sentence();

    Effect effect();

    /** What an error's sentence speaks of. */
    record Subject(String user, String app, String callback, String loginUrl, Way way) {

        private String in(String text) {
            var told = text.replace("{user}", user)
                    .replace("{app}", app)
                    .replace("{callback}", callback)
                    .replace("{login-url}", loginUrl);
            return told.startsWith("the ") ? "T" + told.substring(1) : told;
        }
    }

    /** Salesforce said no. */
    record Refused(SignInError error, String code, String description, Subject subject) implements SignInFailure {

        public Refused {
            code = Told.of(code);
            description = Told.of(description);
        }

        /** Reads an OAuth error. */
        public static Refused of(String code, String description, Subject subject) {
            return new Refused(SignInError.of(code, description, subject.way()), code, description, subject);
        }

        @Override
        public String sentence() {
            var told =
                    Stream.of(code, description).filter(each -> !each.isEmpty()).collect(joining(": "));
            return "%s (%s) %s".formatted(subject.in(error.cause()), told, subject.in(error.cure(subject.way())));
        }

        @Override
        public Effect effect() {
            return error.effect();
        }
    }

    /** The refresh token was used up, but what came back never reached the store: the process or the connection ended. */
    record CutOff(Subject subject) implements SignInFailure {
        @Override
        public String sentence() {
            return subject.in(
                    "Salesforce no longer accepts the stored login for {user}: a new refresh token was given out in the very"
                            + " moment when Saddlebag was stopped or the connection broke, and could not be stored. Nothing else is"
                            + " lost. "
                            + subject.way().cure());
        }

        @Override
        public Effect effect() {
            return Effect.LOGIN_GONE;
        }
    }

    /** No login is stored and none is configured. */
    record NotSignedIn() implements SignInFailure {
        @Override
        public String sentence() {
            return "Saddlebag is not signed in to Salesforce. Run: saddlebag login";
        }

        @Override
        public Effect effect() {
            return Effect.LOGIN_GONE;
        }
    }

    /** The settings, the stored login or the key store cannot be used. */
    record Unusable(String sentence) implements SignInFailure {
        @Override
        public Effect effect() {
            return Effect.STOP;
        }
    }

    /** Signed in, but to an org that does not offer the API version of the settings. */
    record VersionNotOffered(String sentence) implements SignInFailure {
        @Override
        public Effect effect() {
            return Effect.SETTINGS;
        }
    }

    /** The access token is to be used at a host that it may not be sent to. */
    record Misdirected(String sentence) implements SignInFailure {
        @Override
        public Effect effect() {
            return Effect.STOP;
        }
    }

    /** The org's My Domain has another name than the settings or the stored login say. */
    record Moved(String loginUrl, String to, Way way) implements SignInFailure {
        @Override
        public String sentence() {
            return "%s is a previous address of this org, and sends on to %s: its My Domain was renamed. Nothing secret was sent there. Set SALESFORCE_LOGIN_URL to %s%s"
                    .formatted(loginUrl, to, to, way == Way.BROWSER ? ", then run: saddlebag login" : ".");
        }

        @Override
        public Effect effect() {
            return Effect.STOP;
        }
    }

    /** Salesforce was not reached, or answered with something that is no answer. */
    record Unreached(String loginUrl, String reason) implements SignInFailure {

        private static final String RENAMED =
                " If the org's My Domain was renamed, set its new address (Setup > My Domain).";

        /** Something answered, but not as Salesforce does: a proxy, or a page of maintenance. */
        static Unreached page(String loginUrl, int status) {
            return new Unreached(loginUrl, reason(status));
        }

        private static String reason(int status) {
            return "HTTP status " + status + " and a page that is no answer to a sign-in";
        }

        /** Salesforce shows such a page for a name that no org has any more. */
        private boolean mayBeRenamed() {
            return reason.equals(Reasons.UNKNOWN_HOST) || reason.equals(reason(404));
        }

        @Override
        public String sentence() {
            return "Cannot sign in at %s (%s). Check the network and camel.component.salesforce.login-url.%s"
                    .formatted(loginUrl, reason, mayBeRenamed() ? RENAMED : "");
        }

        @Override
        public Effect effect() {
            return Effect.RETRY;
        }
    }
}
