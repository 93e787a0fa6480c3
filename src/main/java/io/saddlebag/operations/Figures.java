package io.saddlebag.operations;

import java.time.Duration;
import java.util.Locale;

/** Progress as a person reads it. */
final class Figures {

    private static final int BAR = 20;

    private Figures() {}

    /** {@code 41 s}, {@code 3 min}, {@code 2 h 5 min}. */
    static String time(Duration time) {
        if (time.toMinutes() == 0) {
            return time.toSeconds() + " s";
        }
        return time.toHours() == 0 ? time.toMinutes() + " min" : time.toHours() + " h " + time.toMinutesPart() + " min";
    }

    /** {@code [##########----------]  51%}. */
    static String bar(double fraction) {
        var full = (int) Math.round(fraction * BAR);
        return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "] "
                + String.format(Locale.ROOT, "%3d%%", (int) (fraction * 100));
    }
}
