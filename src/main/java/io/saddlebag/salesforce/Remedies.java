package io.saddlebag.salesforce;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which error gets which remedy: the one table of retries. */
public final class Remedies {

    private static final Set<String> RECORD_AGAIN = Set.of("UNABLE_TO_LOCK_ROW", "QUERY_TIMEOUT");
    private static final Set<String> CALL_AGAIN = Set.of("UNKNOWN_EXCEPTION", "SERVER_UNAVAILABLE");

    /** Errors of a trigger, a flow or a process, whose text may hold the error that it met itself. */
    private static final Set<String> WRAPPERS = Set.of(
            "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
            "CANNOT_EXECUTE_FLOW_TRIGGER",
            "APEX_ERROR",
            "FIELD_CUSTOM_VALIDATION_EXCEPTION");

    private static final Pattern WRAPPED = Pattern.compile("\\b(UNABLE_TO_LOCK_ROW|QUERY_TIMEOUT|STORAGE_LIMIT_EXCEEDED"
            + "|INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE)\\b");
    private static final Set<String> FLOW = Set.of(
            "NOT_FOUND",
            "INVALID_TYPE",
            "INVALID_TYPE_FOR_OPERATION",
            "FUNCTIONALITY_NOT_ENABLED",
            "METHOD_NOT_ALLOWED");

    /** A proxy on the way takes less in one request than Salesforce does (RFC 9110 and 6585). */
    private static final Set<Integer> TOO_LARGE = Set.of(413, 414, 431);

    /**
     * Salesforce sends on from the previous host name of a renamed My Domain (Salesforce Help, "Understand Redirections for Previous
     * My Domain Host Names"; 308 is 301 for a POST). Saddlebag does not follow it, but a new sign-in gives the new host.
     */
    private static final Set<Integer> MOVED = Set.of(301, 307, 308);

    private static final Pattern PARENT = Pattern.compile("in entity (\\w+)");

    private Remedies() {}

    /** What to do when a call was refused as a whole. */
    public static Remedy forCall(int status, ApiError error) {
        if (OrgErrors.hold(unwrapped(error).code())) {
            return Remedy.WAIT_FOR_ORG;
        }
        if (MOVED.contains(status) && error.code().isEmpty()) {
            return Remedy.SIGN_IN;
        }
        if (status == 401) {
            return refreshable(error) ? Remedy.SIGN_IN : Remedy.STOP_SIGN_IN;
        }
        if (isLimit(error)) {
            return isShortLived(error) ? Remedy.CALL_AGAIN : Remedy.WAIT_FOR_LIMIT;
        }
        if (isNotSalesforces(status, error)) {
            return TOO_LARGE.contains(status) ? Remedy.DEAD_LETTER : Remedy.CALL_AGAIN;
        }
        // 420 and 502 come from Salesforce's edge, 500 and 503 from the instance, 408 and 504 from what lies between.
        if (status >= 500 || status == 408 || status == 420 || status == 429 || CALL_AGAIN.contains(error.code())) {
            return Remedy.CALL_AGAIN;
        }
        if (status == 403 || status == 404 || status == 410 || FLOW.contains(error.code()) || isUnknownField(error)) {
            return Remedy.STOP_FLOW;
        }
        return RECORD_AGAIN.contains(error.code()) ? Remedy.CALL_AGAIN : Remedy.DEAD_LETTER;
    }

    /**
     * Salesforce gives a code with every refusal (contract: REST API Developer Guide, "Status Codes and Error Responses"), but
     * for a version that it has retired. Without one, a proxy, a firewall or a sign-in page on the way spoke in its place.
     */
    static boolean isNotSalesforces(int status, ApiError error) {
        return error.code().isEmpty() && status != 401 && status != 410 && status < 500;
    }

    /** What to do about one record that was refused inside an answer. */
    public static Remedy forRecord(ApiError error) {
        var code = unwrapped(error).code();
        if (OrgErrors.hold(code)) {
            return Remedy.WAIT_FOR_ORG;
        }
        if (isLimit(error)) {
            return isShortLived(error) ? Remedy.CALL_AGAIN : Remedy.WAIT_FOR_LIMIT;
        }
        if (code.equals("INVALID_SESSION_ID")) {
            return refreshable(error) ? Remedy.SIGN_IN : Remedy.STOP_SIGN_IN;
        }
        if (code.equals("SERVER_UNAVAILABLE")) {
            return Remedy.CALL_AGAIN;
        }
        if (RECORD_AGAIN.contains(code) || CALL_AGAIN.contains(code)) {
            return Remedy.RECORD_AGAIN;
        }
        return isMissingParent(error) ? Remedy.WAIT_FOR_PARENT : Remedy.DEAD_LETTER;
    }

    /**
     * The error that a trigger, a flow or a process met, where one only passes it on: {@code … caused by: System.DmlException:
     * Update failed … first error: UNABLE_TO_LOCK_ROW, unable to obtain exclusive access …}.
     */
    static ApiError unwrapped(ApiError error) {
        var met = WRAPPED.matcher(error.message());
        return WRAPPERS.contains(error.code()) && met.find()
                ? new ApiError(met.group(1), error.message(), error.fields())
                : error;
    }

    /** {@code Foreign key external ID: A-1 not found for field Customer_No__c in entity Account}. */
    static boolean isMissingParent(ApiError error) {
        return "INVALID_FIELD".equals(error.code()) && error.message().startsWith("Foreign key external ID");
    }

    /** The object whose record is missing, as the error names it: {@code Account}. */
    public static Optional<String> missingParent(ApiError error) {
        var found = PARENT.matcher(error.message());
        return isMissingParent(error) && found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** {@code No such column 'Compny' on sobject of type Lead}: no record of this flow can be stored. */
    static boolean isUnknownField(ApiError error) {
        return "INVALID_FIELD".equals(error.code()) && error.message().startsWith("No such column");
    }

    private static boolean isLimit(ApiError error) {
        return "REQUEST_LIMIT_EXCEEDED".equals(error.code());
    }

    /** Concurrent limits pass within seconds; {@code TotalRequests Limit exceeded.} lasts for hours. */
    private static boolean isShortLived(ApiError error) {
        return error.message().startsWith("Concurrent");
    }

    /** A client that refreshes on any other 401 loops for ever. */
    private static boolean refreshable(ApiError error) {
        return "INVALID_SESSION_ID".equals(error.code()) && error.message().startsWith("Session expired")
                || error.code().isEmpty();
    }
}
