package io.saddlebag.cli;

import java.time.Duration;
import java.util.Locale;

/** Numbers and times as a person reads them. */
final class Words {

    private Words() {}

    /** {@code 1 problem}, {@code 1,200 problems}. */
    static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 0.4 s}, {@code 41 s}, {@code 3 min 20 s}. */
    static String time(Duration time) {
        if (time.toSeconds() < 10) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        }
        return time.toMinutes() == 0
                ? time.toSeconds() + " s"
                : time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }
}
