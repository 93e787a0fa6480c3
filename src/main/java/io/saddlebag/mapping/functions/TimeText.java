package io.saddlebag.mapping.functions;

import io.saddlebag.mapping.expression.Inconvertible;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times of day without a date: {@code 14:30}, {@code 14:30:00.000Z}. */
final class TimeText {

    private static final DateTimeFormatter SALESFORCE = DateTimeFormatter.ofPattern("HH:mm:ss.SSS'Z'", Locale.ROOT);

    private TimeText() {}

    /** @return the time as Salesforce takes it, {@code 14:30:00.000Z} */
    static String read(String text) {
        try {
            return SALESFORCE.format(LocalTime.parse(text.strip().replaceAll("[zZ]$", "")));
        } catch (DateTimeException notOne) {
            throw new Inconvertible(text, "is no time such as 14:30 or 14:30:00.000Z, and the field takes no other.");
        }
    }
}
