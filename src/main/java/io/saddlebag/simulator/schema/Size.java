package io.saddlebag.simulator.schema;

/**
 * How much a field holds; what does not apply to its type is 0.
 *
 * @param length characters of a text
 * @param precision all digits of a decimal
 * @param scale digits after the point
 * @param digits digits of a whole number
 */
public record Size(int length, int precision, int scale, int digits) {

    static final Size NONE = new Size(0, 0, 0, 0);

    /** Reads {@code 80}, {@code 18,2} or, for a whole number, its digits. */
    static Size of(FieldType type, String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        var parts = text.split(",");
        var first = Integer.parseInt(parts[0].strip());
        if (type.isDecimal()) {
            return new Size(0, first, parts.length > 1 ? Integer.parseInt(parts[1].strip()) : 0, 0);
        }
        return type == FieldType.INT ? new Size(0, 0, 0, first) : new Size(first, 0, 0, 0);
    }
}
