package io.saddlebag.mapping.functions;

import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * A form that dates have in a file.
 *
 * @param pattern as the mapping writes it, {@code dd/MM/yyyy}
 * @param formatter strict, with English names of months
 * @param isIso whether it is the form that is read where a call names none
 */
record DateForm(String pattern, DateTimeFormatter formatter, boolean isIso) {

    private static final String LETTERS = "yuMLdEHhKkmsSaXxZ";

    /**
     * @param firstYear what two-digit years count from: with 1930, 30 is 1930 and 29 is 2029
     * @throws BadCall when the pattern cannot be used
     */
    static DateForm of(String pattern, OptionalInt firstYear) {
        String letters = letters(pattern);
        checkLetters(pattern, letters);
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        try {
            append(builder, pattern, firstYear);
            return new DateForm(
                    pattern,
                    builder.toFormatter(Locale.ENGLISH)
                            .withResolverStyle(ResolverStyle.STRICT)
                            .withChronology(IsoChronology.INSTANCE),
                    false);
        } catch (IllegalArgumentException wrong) {
            throw new BadCall(
                    "'" + pattern + "' is no form of a date.", "For example: dd/MM/yyyy or yyyy-MM-dd HH:mm:ss");
        }
    }

    boolean hasTime() {
        return has(letters(pattern), "HhKk");
    }

    boolean hasOffset() {
        return has(letters(pattern), "XxZ");
    }

    /** The pattern without what stands in single quotes. */
    private static String letters(String pattern) {
        return pattern.replaceAll("'[^']*'", "").replaceAll("[^A-Za-z]", "");
    }

    private static boolean has(String letters, String any) {
        return letters.chars().anyMatch(letter -> any.indexOf(letter) >= 0);
    }

    private static void checkLetters(String pattern, String letters) {
        String shown = "'" + pattern + "'";
        if (has(letters, "YD")) {
            throw new BadCall(
                    shown + " holds Y or D, which count weeks and days of the year.", "Years are yyyy, days dd.");
        }
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            if (LETTERS.indexOf(letter) < 0) {
                throw new BadCall(
                        shown + " holds '" + letter + "', which has no meaning in dates.",
                        "Write fixed text in single quotes, as in yyyy-MM-dd'T'HH:mm.");
            }
        }
        if (!has(letters, "d") || !has(letters, "ML") || !has(letters, "yu")) {
            throw new BadCall(
                    shown + " lacks the day, the month or the year.",
                    "Days are dd, months MM (mm are minutes), years yyyy.");
        }
        if (has(letters, "hK") && !has(letters, "a")) {
            throw new BadCall(
                    shown + " counts hours to twelve only.", "Hours of the day are HH; or add a for AM and PM.");
        }
    }

    /** Java's y is a year within an era, which strict reading wants named; u is the year that people mean. */
    private static void append(DateTimeFormatterBuilder builder, String pattern, OptionalInt firstYear) {
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char letter = pattern.charAt(i);
            quoted ^= letter == '\'';
            if (quoted || letter != 'y' && letter != 'u') {
                part.append(letter);
                continue;
            }
            int end = i;
            while (end < pattern.length() && pattern.charAt(end) == letter) {
                end++;
            }
            if (end - i == 2) {
                builder.appendPattern(part.toString());
                builder.appendValueReduced(ChronoField.YEAR, 2, 2, firstYear.orElseThrow(() -> yearless(pattern)));
                part.setLength(0);
            } else {
                part.append("u".repeat(end - i));
            }
            i = end - 1;
        }
        builder.appendPattern(part.toString());
    }

    private static BadCall yearless(String pattern) {
        return new BadCall(
                "'" + pattern + "' has a two-digit year, but no year to count from.",
                "Add it: date(.birthdate, \"" + pattern + "\", 1930) reads 30 as 1930 and 29 as 2029.");
    }
}
