package io.saddlebag.simulator.soql;

import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.schema.Flag;
import io.saddlebag.simulator.store.Ids;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/** How SOQL compares two values of a field: texts ignore case, ids their length, times sort as they are written. */
final class Comparisons {

    private Comparisons() {}

    static Comparator<String> of(Field field) {
        if (field.type().isNumber()) {
            return Comparator.comparing(BigDecimal::new);
        }
        if (field.type().isId()) {
            return Comparator.comparing(Comparisons::id);
        }
        return field.is(Flag.CASE_SENSITIVE) ? Comparator.naturalOrder() : String.CASE_INSENSITIVE_ORDER;
    }

    /** Fits a value to a comparison with one sign; values are never null here. */
    static boolean holds(String sign, int order) {
        return switch (sign) {
            case "=" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case ">" -> order > 0;
            case "<=" -> order <= 0;
            default -> order >= 0;
        };
    }

    /** {@code %} for any characters, {@code _} for one; escaped with a backslash they stand for themselves. */
    static Pattern like(String pattern) {
        var regex = new StringBuilder();
        for (int at = 0; at < pattern.length(); at++) {
            var c = pattern.charAt(at);
            if (c == '\\' && at + 1 < pattern.length()) {
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(++at))));
            } else {
                regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    /** What equal values have in common, for looking up many at once. */
    static String key(Field field, String value) {
        if (field.type().isNumber()) {
            return new BigDecimal(value).stripTrailingZeros().toPlainString();
        }
        if (field.type().isId()) {
            return id(value);
        }
        return field.is(Flag.CASE_SENSITIVE) ? value : value.toLowerCase(Locale.ROOT);
    }

    private static String id(String text) {
        return Ids.isWellFormed(text) ? Ids.with18(text) : text;
    }
}
