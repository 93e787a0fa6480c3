package io.saddlebag.mapping.functions;

import static io.saddlebag.mapping.expression.Inconvertible.COLUMN;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which call would read a text that is no plain number. Each call that is told was tried on the text. */
final class NumberHint {

    /** What stands around a number and does not change it: a currency, a percent sign. */
    private static final Pattern UNIT = Pattern.compile("\\p{Sc}|%|(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])");

    /** The characters that a call takes off first, as a regular expression; empty for none. */
    private final String taken;

    private final String bare;
    private final Map<String, BigDecimal> readings = new LinkedHashMap<>();

    private NumberHint(String text) {
        this.taken = taken(text);
        this.bare = taken.isEmpty() ? text : text.replaceAll("[" + taken + "]", "");
        NumberText.PLAIN.read(bare).ifPresent(number -> readings.put("number(" + value() + ")", number));
        if (readings.isEmpty()) {
            read(".");
            read(",");
        }
    }

    private void read(String sign) {
        NumberText.withDecimalSign(sign)
                .read(bare)
                .filter(number -> readings.values().stream().noneMatch(other -> other.compareTo(number) == 0))
                .ifPresent(number -> readings.put("number(" + value() + ", \"" + sign + "\")", number));
    }

    /** Empty when no call reads the text. */
    static String of(String text) {
        var calls = new NumberHint(text)
                .readings.entrySet().stream()
                        .map(call -> call.getKey() + " reads it as "
                                + call.getValue().toPlainString())
                        .toList();
        return switch (calls.size()) {
            case 0 -> "";
            case 1 -> calls.get(0) + ".";
            default -> String.join(", ", calls) + ": write the one that is meant.";
        };
    }

    private String value() {
        return taken.isEmpty() ? COLUMN : "replace(" + COLUMN + ", \"[" + taken + "]\", \"\")";
    }

    private static String taken(String text) {
        var units = UNIT.matcher(text)
                .results()
                .flatMap(unit -> unit.group().codePoints().mapToObj(Character::toString))
                .distinct()
                .collect(Collectors.joining());
        return units.isEmpty()
                ? ""
                : units + " " + (text.contains("\u00a0") ? "\\u00a0" : "") + (text.contains("\u202f") ? "\\u202f" : "");
    }
}
