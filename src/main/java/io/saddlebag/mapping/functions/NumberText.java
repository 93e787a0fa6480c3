package io.saddlebag.mapping.functions;

import com.fasterxml.jackson.databind.JsonNode;
import io.saddlebag.mapping.expression.Inconvertible;
import io.saddlebag.records.Blanks;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How numbers are written in a file. Nothing is guessed: 1.234 is one and a bit unless the mapping names the comma as decimal sign.
 *
 * @param form what to match, with groups {@code whole} and {@code fraction}; empty for plain numbers such as 1234.56
 */
record NumberText(Optional<Pattern> form, char decimalSign) {

    /** Far more than Salesforce keeps; the time that Java needs to read digits grows with the square of their count. */
    private static final int LONGEST = 200;

    static final NumberText PLAIN = new NumberText(Optional.empty(), '.');

    /** @throws BadCall when the sign is neither a point nor a comma */
    static NumberText withDecimalSign(String sign) {
        if (!sign.equals(".") && !sign.equals(",")) {
            throw new BadCall(
                    "'" + sign + "' is no decimal sign.", "Write number(.amount, \",\") or number(.amount, \".\").");
        }
        // Thousands may be grouped by the other sign, an apostrophe or a space, the same one throughout.
        String grouping = (sign.equals(".") ? "," : ".") + "'’ \\u00a0\\u202f";
        // 0,125 is no hundred and twenty-five.
        String whole = "[+-]?(?:\\d+|[1-9]\\d{0,2}(?<group>[" + grouping + "])\\d{3}(?:\\k<group>\\d{3})*)";
        return new NumberText(
                Optional.of(Pattern.compile("(?<whole>" + whole + ")(?:\\" + sign + "(?<fraction>\\d+))?")),
                sign.charAt(0));
    }

    /**
     * @return null when the value is blank
     * @throws Inconvertible when the value is no number in this form
     */
    BigDecimal number(JsonNode value) {
        if (value.isNumber()) {
            return Values.decimal(value);
        }
        if (Values.blank(value)) {
            return null;
        }
        if (!value.isTextual()) {
            throw new Inconvertible(value.toString(), "is no number.");
        }
        String text = Blanks.trim(value.textValue());
        if (text.length() > LONGEST) {
            throw new Inconvertible(value.textValue(), "is no number: it is " + text.length() + " characters long.");
        }
        return read(text).orElseThrow(() -> new Inconvertible(value.textValue(), advice(text)));
    }

    /** Empty when the text is no number in this form. */
    Optional<BigDecimal> read(String text) {
        try {
            return Optional.of(Values.plain(
                    new BigDecimal(form.map(pattern -> plain(pattern, text)).orElse(text)), text));
        } catch (NumberFormatException notOne) {
            return Optional.empty();
        }
    }

    private static String plain(Pattern form, String text) {
        Matcher parts = form.matcher(text);
        if (!parts.matches()) {
            throw new NumberFormatException();
        }
        String whole = parts.group("whole").replaceAll("[^0-9+-]", "");
        return parts.group("fraction") == null ? whole : whole + "." + parts.group("fraction");
    }

    private String advice(String text) {
        String hint = NumberHint.of(text);
        if (form.isPresent()) {
            return "is no number with '" + decimalSign + "' as its decimal sign." + (hint.isEmpty() ? "" : " " + hint);
        }
        return hint.isEmpty() ? "is no number." : "is no plain number such as 1234.56: " + hint;
    }
}
