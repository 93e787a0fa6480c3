package io.saddlebag.salesforce;

import java.util.Map;

/** What a person can do when Salesforce refuses all that a flow sends, or does not describe its object. */
final class RefusalAdvice {

    private static final Map<String, String> BY_CODE = Map.of(
            "FUNCTIONALITY_NOT_ENABLED",
            "Have it switched on in the org, or move the flow out of routes/.",
            "METHOD_NOT_ALLOWED",
            "Name another object or operation in the flow.",
            "INVALID_TYPE_FOR_OPERATION",
            "Name another object or operation in the flow.",
            "INVALID_TYPE",
            "Correct the object in the flow, or give the user of this login access to it.",
            "INVALID_FIELD",
            "Correct the field in the flow, or give the user of this login access to it (field-level security).");

    private RefusalAdvice() {}

    /** @param right what the user must be allowed to do: {@code create and edit Contact} */
    static String on(int status, ApiError error, String right) {
        if (BY_CODE.containsKey(error.code())) {
            return BY_CODE.get(error.code());
        }
        if (status == 410) {
            return "Set camel.component.salesforce.api-version to a version that the org still has.";
        }
        return status == 404
                ? "Correct the object or the key in the flow, or give the user of this login access to them."
                : "Give the user of this login the right to " + right + " (Setup > Permission Sets).";
    }

    /** {@code create and edit} */
    static String rights(Operation operation) {
        return switch (operation) {
            case UPSERT -> "create and edit";
            case INSERT -> "create";
            case UPDATE -> "edit";
            case DELETE -> "delete";
        };
    }
}
