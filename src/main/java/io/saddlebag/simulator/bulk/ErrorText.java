package io.saddlebag.simulator.bulk;

import io.saddlebag.simulator.dml.RecordError;
import io.saddlebag.simulator.dml.Saved;
import java.util.List;
import java.util.stream.Collectors;

/** {@code sf__Error}: {@code REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --}. */
final class ErrorText {

    private ErrorText() {}

    static String of(Saved saved) {
        return errors(saved).stream().map(ErrorText::text).collect(Collectors.joining());
    }

    private static List<RecordError> errors(Saved saved) {
        if (saved instanceof Saved.Several several) {
            return List.of(RecordError.of(
                    "DUPLICATE_EXTERNAL_ID", "more than one record found for external id field: " + several.ids()));
        }
        return ((Saved.Failed) saved).errors();
    }

    private static String text(RecordError error) {
        return error.code() + ":" + error.message() + ":"
                + (error.fields().isEmpty() ? "" : String.join(",", error.fields()) + " ") + "--";
    }
}
