package io.saddlebag.simulator.store;

import io.saddlebag.simulator.schema.FieldType;
import java.math.BigDecimal;

/** Turns a stored text into the Java value that a test compares. */
final class JavaValues {

    private JavaValues() {}

    static Object of(FieldType type, String value) {
        if (type == FieldType.BOOLEAN) {
            return Boolean.valueOf(value);
        }
        return type.isNumber() ? new BigDecimal(value) : value;
    }
}
