package io.saddlebag.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as a person reads them. */
final class Figures {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final int BAR = 20;

    private Figures() {}

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 row}, {@code 1,200 rows}. */
    static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@code 41 s}, {@code 3 min}, {@code 2 h 5 min}. */
    static String time(Duration time) {
        if (time.toMinutes() == 0) {
            return time.toSeconds() + " s";
        }
        return time.toHours() == 0 ? time.toMinutes() + " min" : time.toHours() + " h " + time.toMinutesPart() + " min";
    }

    /** The time of day, with the date unless it is today's. */
    static String clock(Instant time, Instant now, ZoneId zone) {
        var local = time.atZone(zone);
        return local.toLocalDate().equals(LocalDate.ofInstant(now, zone)) ? TIME.format(local) : DAY.format(local);
    }

    /** {@code [##########----------]  51%}. */
    static String bar(double fraction) {
        var full = (int) Math.round(fraction * BAR);
        return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "] "
                + String.format(Locale.ROOT, "%3d%%", (int) (fraction * 100));
    }
}
