package io.saddlebag.salesforce;

import io.saddlebag.words.Times;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The sentences for what stops a delivery. */
final class Troubles {

    private Troubles() {}

    static Trouble down(String reason, Instant until) {
        return new Trouble(
                Trouble.Kind.DOWN, reason + " Nothing is lost; what was not delivered waits.", Optional.of(until));
    }

    static Trouble limit(String message) {
        return new Trouble(
                Trouble.Kind.LIMIT,
                "The org has no API requests left for now (REQUEST_LIMIT_EXCEEDED: " + message + ").",
                Optional.empty());
    }

    static Optional<Trouble> ofOrg(ApiError error) {
        return OrgErrors.trouble(Remedies.unwrapped(error));
    }

    /** @param next what is to be done when the cause is removed, {@link SignIn#refusedForGood} */
    static Trouble signIn(ApiError error, String next) {
        return new Trouble(
                Trouble.Kind.SIGN_IN,
                "Salesforce refuses every call with this login, and a new access token would not help (%s: %s). %s %s"
                        .formatted(error.code(), error.message(), cureOf(error), next)
                        .strip(),
                Optional.empty());
    }

    private static String cureOf(ApiError error) {
        if (error.message().contains("not valid for use with the REST API")) {
            return "Give the app the scope 'Manage user data via APIs (api)' and the user the permission 'API Enabled'.";
        }
        return error.message().contains("not attached to Agent")
                ? "Use an app that is made for people and integrations, not for an agent."
                : "See the user's login history in Setup.";
    }

    static Trouble flow(Target target, int status, ApiError error) {
        return new Trouble(
                Trouble.Kind.REFUSED,
                "Salesforce refuses every %s of %s: %s %s"
                        .formatted(
                                target.operation().word(),
                                target.object(),
                                sentence(status, error),
                                RefusalAdvice.on(
                                        status,
                                        error,
                                        RefusalAdvice.rights(target.operation()) + " " + target.object())),
                Optional.empty());
    }

    static Trouble unknownObject(String object, int status, ApiError error) {
        var what = status == 404
                ? "Salesforce has no object '" + object
                        + "', or the user of this login may not see it. Correct the name, or give the user access to the object."
                : "Salesforce does not describe %s: %s %s"
                        .formatted(object, sentence(status, error), RefusalAdvice.on(status, error, "read " + object));
        return new Trouble(status == 404 ? Trouble.Kind.FLOW : Trouble.Kind.REFUSED, what, Optional.empty());
    }

    static Outcome.Refused changed(Target target, Instant since, ZoneId zone) {
        return new Outcome.Refused(
                Outcome.TARGET_CHANGED,
                "The %s was changed in Salesforce after this row had failed (%s), so it was not overwritten."
                        .formatted(target.object(), Times.second(since, zone)),
                List.of());
    }

    static Outcome.Refused unusableKey(Target target) {
        return new Outcome.Refused(
                Outcome.UNUSABLE_KEY,
                "The key is no value of %s.%s (%s), or too long for a query, so no record can be found by it. Correct it."
                        .formatted(target.object(), target.key(), target.byId() ? "id" : target.keyType()),
                List.of(target.key()));
    }

    static Outcome.Refused notOne(Target target, String key, List<String> ids) {
        var word = target.operation().word();
        return ids.isEmpty()
                ? new Outcome.Refused(
                        "NOT_FOUND",
                        "There is no %s with this %s, so there is nothing to %s."
                                .formatted(target.object(), target.key(), word),
                        List.of(target.key()))
                : new Outcome.Refused(
                        "DUPLICATE_EXTERNAL_ID",
                        "%d records of %s have this %s (%s), so it is not clear which to %s."
                                .formatted(ids.size(), target.object(), target.key(), String.join(", ", ids), word),
                        List.of(target.key()));
    }

    /** A gateway that gives up, or a page that is not Salesforce's, says nothing of what happened behind it. */
    static boolean mayHaveBeenDone(int status, ApiError error) {
        return status == 502
                || status == 504
                || status == 408
                || status == 500 && error.code().isEmpty();
    }

    static String sentence(int status, ApiError error) {
        if (Remedies.isNotSalesforces(status, error)) {
            return ("HTTP status %d came back without an error of Salesforce's, so a proxy or firewall on the way may have given"
                            + " it. Check the network.")
                    .formatted(status);
        }
        return error.code().isEmpty()
                ? "Salesforce answered with HTTP status %d.".formatted(status)
                : "Salesforce answered %s: %s".formatted(error.code(), ended(error.message()));
    }

    /** Salesforce ends some of its messages with a full stop, and others not. */
    private static String ended(String message) {
        return message.strip().matches("(?s).*[.!?]") ? message.strip() : message.strip() + ".";
    }

    /** A record that is refused while it stands alone in its call. */
    static Outcome.Refused alone(int status, ApiError error) {
        return error.code().isEmpty()
                ? new Outcome.Refused("HTTP_" + status, sentence(status, error), List.of())
                : new Outcome.Refused(error.code(), error.message(), error.fields());
    }
}
