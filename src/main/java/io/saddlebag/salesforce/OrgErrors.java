package io.saddlebag.salesforce;

import java.util.Map;
import java.util.Optional;

/**
 * The errors that speak of the org as a whole: no record is at fault, and every other would meet the same. Codes of SOAP API
 * Developer Guide, "StatusCode" and "ExceptionCode", and of Salesforce Help, "Read-Only Mode Overview".
 */
final class OrgErrors {

    private record Meaning(Trouble.Kind kind, String what, String cure) {}

    private static final String BY_ITSELF = "That ends by itself.";
    private static final String STORAGE = "Make room (Setup > Storage Usage), or ask Salesforce for more.";
    private static final String LOGIN = "Ask the org's admin to look at the user in Setup > Users.";

    private static final Map<String, Meaning> BY_CODE = Map.ofEntries(
            Map.entry("STORAGE_LIMIT_EXCEEDED", full("The org's storage is full", STORAGE)),
            Map.entry("EXCEEDED_QUOTA", full("The org's storage is full", STORAGE)),
            Map.entry(
                    "LICENSE_LIMIT_EXCEEDED",
                    full("The org has no licence left", "Free one (Setup > Company Information), or buy more.")),
            Map.entry(
                    "INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE",
                    away("The org is read-only during maintenance", BY_ITSELF)),
            Map.entry("ORG_IN_MAINTENANCE", away("The org is under maintenance", BY_ITSELF)),
            Map.entry("API_CURRENTLY_DISABLED", away("Salesforce has switched its API off for now", BY_ITSELF)),
            Map.entry(
                    "FUNCTIONALITY_TEMPORARILY_UNAVAILABLE",
                    away("Salesforce has switched something off for now", BY_ITSELF)),
            Map.entry(
                    "API_DISABLED_FOR_ORG",
                    away(
                            "The org, or its user, may not use the API",
                            "Give the user the permission 'API Enabled'; where the edition has no API, ask Salesforce.")),
            Map.entry("ORG_LOCKED", away("The org is locked", "Ask its admin, or Salesforce.")),
            Map.entry("TRIAL_EXPIRED", away("The org's trial has ended", "Ask Salesforce.")),
            Map.entry("PASSWORD_LOCKOUT", away("The user is locked out", LOGIN)),
            Map.entry("INVALID_OPERATION_WITH_EXPIRED_PASSWORD", away("The user's password has expired", LOGIN)),
            Map.entry("CLIENT_NOT_ACCESSIBLE_FOR_USER", away("The user may not use this app", LOGIN)),
            Map.entry(
                    "LOGIN_DURING_RESTRICTED_DOMAIN",
                    away(
                            "The user may not work from this machine's address",
                            "Add it to the profile's login IP ranges.")),
            Map.entry(
                    "LOGIN_DURING_RESTRICTED_TIME",
                    away("The user may not work at this hour", "See the profile's login hours. " + BY_ITSELF)));

    private OrgErrors() {}

    static boolean hold(String code) {
        return BY_CODE.containsKey(code);
    }

    static Optional<Trouble> trouble(ApiError error) {
        return Optional.ofNullable(BY_CODE.get(error.code()))
                .map(meaning -> new Trouble(
                        meaning.kind(),
                        "%s (%s: %s). %s".formatted(meaning.what(), error.code(), error.message(), meaning.cure()),
                        Optional.empty()));
    }

    private static Meaning full(String what, String cure) {
        return new Meaning(Trouble.Kind.LIMIT, what, cure);
    }

    private static Meaning away(String what, String cure) {
        return new Meaning(Trouble.Kind.DOWN, what, cure);
    }
}
