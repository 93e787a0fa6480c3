package io.saddlebag.simulator.oauth;

import io.saddlebag.simulator.faults.Fault;

/**
 * Every refusal of Salesforce's OAuth endpoints, with the {@code error} and {@code error_description} that it is answered
 * with (contract sheet, sections 1.1 to 1.3). The HTTP status is 400, also for a wrong secret.
 */
public enum OAuthError {
    // At authorize
    ACCESS_DENIED("access_denied", "end-user denied authorization"),
    UNKNOWN_CLIENT("invalid_client_id", "client identifier invalid", Shown.NAMED_PAGE),
    REDIRECT_URI_MISMATCH("redirect_uri_mismatch", "redirect_uri must match configuration", Shown.NAMED_PAGE),
    APP_NOT_INSTALLED("invalid_client", "app must be installed into org", Shown.GENERIC_PAGE),
    UNSUPPORTED_RESPONSE_TYPE("unsupported_response_type", "response type is not supported"),
    INVALID_SCOPE("invalid_scope", "the requested scope is not allowed", Shown.GENERIC_PAGE),
    MISSING_CODE_CHALLENGE("invalid_request", "missing required code challenge"),
    INVALID_CODE_CHALLENGE("invalid_request", "invalid code challenge"),
    APP_BLOCKED("OAUTH_APP_BLOCKED", "this app is blocked by admin"),
    EXTERNAL_APP_NOT_FOUND("OAUTH_EC_APP_NOT_FOUND", "External client app is not installed in this org"),
    APP_ACCESS_DENIED("OAUTH_APP_ACCESS_DENIED", "user is not admin approved to access this app"),
    RATE_LIMIT_EXCEEDED("rate_limit_exceeded", "login rate exceeded"),
    IMMEDIATE_UNSUCCESSFUL("immediate_unsuccessful", "immediate mode cannot sign in"),
    INTERACTION_REQUIRED("interaction_required", "the user must sign in"),
    NO_ACCESS("no_access", "the user has no access to this app"),
    SERVER_ERROR("server_error", "the server could not answer"),

    // At authorize and at the token endpoint
    INACTIVE_USER("inactive_user", "user is inactive"),
    INACTIVE_ORG("inactive_org", "organization is inactive"),

    // At the token endpoint
    EXPIRED_TOKEN("invalid_grant", "expired access/refresh token"),
    EXPIRED_CODE("invalid_grant", "expired authorization code"),
    INVALID_CODE("invalid_grant", "invalid authorization code"),
    AUTHENTICATION_FAILURE("invalid_grant", "authentication failure"),
    INVALID_PASSWORD("invalid_grant", "authentication failure - Invalid Password"),
    INVALID_CODE_VERIFIER("invalid_grant", "invalid code verifier"),
    NOT_APPROVED("invalid_grant", "user hasn't approved this consumer"),
    AUDIENCE_FAILED("invalid_grant", "Audience validation failed"),
    INVALID_ASSERTION("invalid_grant", "invalid assertion"),
    USER_NOT_FOUND("invalid_grant", "user not found"),
    IP_RESTRICTED("invalid_grant", "ip restricted"),
    NO_RUN_AS_USER("invalid_grant", "no client credentials user enabled"),
    NO_SCOPES("invalid_grant", "no valid scopes defined"),
    WRONG_DOMAIN("invalid_grant", "request not supported on this domain"),
    INACTIVE_OR_LOCKED_USER("invalid_grant", "inactive or locked user"),
    INACTIVE_ORGANIZATION("invalid_grant", "inactive organization"),
    LOGIN_RATE_EXCEEDED("invalid_grant", "login rate exceeded"),
    APP_NOT_FOUND("app_not_found", "External client app is not installed in this org"),
    INVALID_CLIENT("invalid_client", "invalid client credentials"),
    UNSUPPORTED_GRANT_TYPE("unsupported_grant_type", "grant type not supported"),
    UNAUTHORIZED_CLIENT("unauthorized_client", "flow not enabled for this client"),
    INVALID_APP_ACCESS("invalid_app_access", "user is not admin approved to access this app"),
    MUST_USE_POST("invalid_request", "must use HTTP POST"),
    MISSING_PARAMETER("invalid_request", "missing parameter"),
    UNKNOWN_ERROR("unknown_error", "retry your request"),

    // At revoke
    INVALID_TOKEN("invalid_token", "the token is invalid"),
    UNSUPPORTED_TOKEN_TYPE("unsupported_token_type", "this token type cannot be revoked");

    private final String code;
    private final String description;
    private final Shown shown;

    OAuthError(String code, String description) {
        this(code, description, Shown.CALLBACK);
    }

    /** @param shown where the authorize endpoint tells it */
    OAuthError(String code, String description, Shown shown) {
        this.code = code;
        this.description = description;
        this.shown = shown;
    }

    public String code() {
        return code;
    }

    public String description() {
        return description;
    }

    /** To be ordered for the token endpoint: {@code faults().next(Kind.TOKEN, OAuthError.IP_RESTRICTED.fault())}. */
    public Fault fault() {
        return new Fault.LoginRefused(code, description);
    }

    Shown shown() {
        return shown;
    }
}
