package io.saddlebag.simulator.oauth;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a token may be used for, in the order it was asked for. {@code offline_access} is kept as its synonym {@code refresh_token}. */
public record Scopes(Set<String> names) {

    /** Every scope that Salesforce has but {@code full} and {@code refresh_token} (Help, "OAuth Tokens and Scopes"). */
    private static final Set<String> OF_FULL = Set.of(
            "address",
            "api",
            "cdp_api",
            "cdp_calculated_insight_api",
            "cdp_identityresolution_api",
            "cdp_ingest_api",
            "cdp_profile_api",
            "cdp_query_api",
            "cdp_segment_api",
            "chatbot_api",
            "chatter_api",
            "content",
            "custom_permissions",
            "eclair_api",
            "einstein_gpt_api",
            "email",
            "forgot_password",
            "id",
            "interaction_api",
            "lightning",
            "mcp_api",
            "openid",
            "pardot_api",
            "phone",
            "profile",
            "pwdless_login_api",
            "scrt_api",
            "sfap_api",
            "user_registration_api",
            "visualforce",
            "wave_api",
            "web");

    /** The scopes that mean the same as {@code id}, which may be asked for each by itself. */
    private static final Set<String> OF_ID = Set.of("address", "email", "id", "phone", "profile");

    /** A scope and those that it includes; {@code full} does not include the refresh token. */
    private static final Map<String, Set<String>> INCLUDED = Map.of(
            "full", OF_FULL,
            "api", Set.of("chatter_api"),
            "web", Set.of("visualforce"),
            "id", OF_ID,
            "profile", OF_ID,
            "email", OF_ID,
            "address", OF_ID,
            "phone", OF_ID);

    /** Reads space-separated names. */
    public static Scopes of(String text) {
        return new Scopes(Arrays.stream(text.trim().split("\\s+"))
                .filter(name -> !name.isEmpty())
                .map(name -> name.equals("offline_access") ? "refresh_token" : name)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    boolean has(String name) {
        return names.contains(name);
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** Whether an app with these scopes may be asked for those: for each of them, or for one that includes it. */
    boolean covers(Scopes asked) {
        return asked.names.stream().allMatch(this::includes);
    }

    private boolean includes(String name) {
        return has(name)
                || INCLUDED.entrySet().stream()
                        .anyMatch(
                                scope -> has(scope.getKey()) && scope.getValue().contains(name));
    }

    /** Whether a token may call the REST API and the Bulk API. */
    boolean api() {
        return includes("api");
    }

    /** Whether a refresh token comes with the access token. */
    boolean offline() {
        return has("refresh_token");
    }

    /** The same without the refresh token, for flows that never give one. */
    Scopes online() {
        return new Scopes(names.stream()
                .filter(name -> !name.equals("refresh_token"))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    @Override
    public String toString() {
        return String.join(" ", names);
    }
}
