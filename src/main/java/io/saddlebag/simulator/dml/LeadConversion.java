package io.saddlebag.simulator.dml;

import io.saddlebag.simulator.store.Held;
import java.util.List;
import java.util.Optional;

/**
 * What may be written of a lead that is converted, or is to look so (contract sheet, section 6, "Rules beside describe"): a
 * converted status only goes with conversion, which is no plain write but for leads that are created converted.
 */
final class LeadConversion {

    /** The one converted status of a stock org. */
    private static final String CONVERTED = "Closed - Converted";

    private LeadConversion() {}

    /** @param before the lead as it stands; empty for one that is created */
    static List<RecordError> errors(Draft draft, Optional<Held> before) {
        if (!draft.type().name().equals("Lead")) {
            return List.of();
        }
        if (before.flatMap(held -> held.value("IsConverted")).equals(Optional.of("true"))) {
            return List.of(RecordError.of("CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead"));
        }
        var status = value(draft, "Status");
        var converting = value(draft, "IsConverted").equals(Optional.of("true"));
        return status.equals(Optional.of(CONVERTED)) == converting
                ? List.of()
                : List.of(RecordError.of(
                        "FIELD_INTEGRITY_EXCEPTION",
                        "Status: a converted status goes with conversion, and only with it: " + status.orElse(""),
                        "Status"));
    }

    private static Optional<String> value(Draft draft, String name) {
        return draft.type().field(name).flatMap(draft::value);
    }
}
