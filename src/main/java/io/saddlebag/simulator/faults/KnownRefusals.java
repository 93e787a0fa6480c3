package io.saddlebag.simulator.faults;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Errors of the contract sheet's section 2.1 that the simulator makes only where they are ordered, with their status and
 * text. Where the sheet gives a code without a text, the text is ours; so are the codes of 409 and 428, for which it gives
 * none.
 */
record KnownRefusals(int status, String message) {

    private static final String RIGHTS = "insufficient access rights on object id";
    private static final String ON_PURPOSE = "refused on purpose";

    private static final Map<String, KnownRefusals> BY_CODE = Map.ofEntries(
            Map.entry(
                    "API_DISABLED_FOR_ORG",
                    new KnownRefusals(403, "API is not enabled for this Organization or Partner")),
            Map.entry("INSUFFICIENT_ACCESS", new KnownRefusals(403, RIGHTS)),
            Map.entry("INSUFFICIENT_ACCESS_OR_READONLY", new KnownRefusals(403, RIGHTS)),
            Map.entry(
                    "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
                    new KnownRefusals(400, "insufficient access rights on cross-reference id: 0015e0000000001")),
            Map.entry("FUNCTIONALITY_NOT_ENABLED", new KnownRefusals(403, "functionality not enabled for this org")),
            Map.entry("API_CURRENTLY_DISABLED", new KnownRefusals(403, "API is currently disabled")),
            Map.entry("OPERATION_TOO_LARGE", new KnownRefusals(403, "operation too large")),
            Map.entry("REQUEST_LIMIT_EXCEEDED", new KnownRefusals(403, "ConcurrentPerOrgLongTxn Limit exceeded.")),
            Map.entry("QUERY_TIMEOUT", new KnownRefusals(400, "Your query request was running for too long.")),
            Map.entry("STORAGE_LIMIT_EXCEEDED", new KnownRefusals(400, "storage limit exceeded")),
            Map.entry(
                    "INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE",
                    new KnownRefusals(
                            400, "Updates can't be made during maintenance. Try again when maintenance is complete.")),
            Map.entry("LIMIT_EXCEEDED", new KnownRefusals(400, "limit exceeded")),
            Map.entry(
                    "TXN_SECURITY_METERING_ERROR",
                    new KnownRefusals(400, "The operation was stopped by a transaction security policy.")),
            Map.entry("NOT_FOUND", new KnownRefusals(404, "The requested resource does not exist")),
            Map.entry("CONFLICT", new KnownRefusals(409, "The request conflicts with the state of the resource.")),
            Map.entry("PRECONDITION_REQUIRED", new KnownRefusals(428, "The request must be conditional.")));

    private static KnownRefusals of(String code) {
        return Optional.ofNullable(BY_CODE.get(code)).orElse(new KnownRefusals(400, ON_PURPOSE));
    }

    static Fault ofCall(String code) {
        var known = of(code);
        return new Fault.CallRefused(known.status, code, known.message);
    }

    /** @param text {@code CODE}, or {@code CODE,MESSAGE} */
    static Fault ofRecord(String text) {
        var parts = text.split(",", 2);
        return new Fault.RecordRefused(parts[0], parts.length > 1 ? parts[1] : of(parts[0]).message, List.of());
    }
}
