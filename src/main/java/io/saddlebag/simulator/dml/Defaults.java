package io.saddlebag.simulator.dml;

import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.store.Stages;
import java.util.Optional;

/** The values Salesforce puts in by itself when a record is saved (contract sheet, section 6, "Rules beside describe"). */
final class Defaults {

    private Defaults() {}

    static void onCreate(Draft draft, String userId) {
        for (var field : draft.type().defaulted()) {
            if (!draft.touches(field) && isStored(field)) {
                field.defaultValue().ifPresent(value -> draft.set(field, value));
            }
        }
        draft.type()
                .field("OwnerId")
                .filter(owner -> draft.value(owner).isEmpty())
                .ifPresent(owner -> draft.set(owner, userId));
    }

    /** False is what a boolean shows when nothing is stored, so it need not be stored a million times. */
    private static boolean isStored(Field field) {
        return !field.defaultValue().equals(Optional.of("false"));
    }

    /** An opportunity's stage sets its probability and forecast, unless the same write sets them otherwise. */
    static void onEveryWrite(Draft draft) {
        if (!draft.type().name().equals("Opportunity")) {
            return;
        }
        draft.type().field("StageName").flatMap(draft::value).map(Stages::named).ifPresent(stage -> {
            setUnlessGiven(draft, "Probability", String.valueOf(stage.probability()));
            setUnlessGiven(draft, "ForecastCategoryName", stage.forecastName());
        });
    }

    private static void setUnlessGiven(Draft draft, String name, String value) {
        draft.type()
                .field(name)
                .filter(field -> draft.value(field).isEmpty())
                .ifPresent(field -> draft.set(field, value));
    }
}
