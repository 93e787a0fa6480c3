package io.saddlebag.words;

import java.time.Duration;
import java.util.Locale;

/** Numbers with their nouns. */
public final class Words {

    private Words() {}

    /** {@code 1 problem}, {@code 1,200 problems}. */
    public static String count(long number, String noun) {
        return count(number, noun, noun + "s");
    }

    /** {@code 1 dead letter is}, {@code 2 dead letters are}. */
    public static String count(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    /** {@code 1,200}, in every locale. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 0.4 s}, {@code 41 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    public static String time(Duration time) {
        if (time.toSeconds() < 10) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        }
        if (time.toMinutes() == 0) {
            return time.toSeconds() + " s";
        }
        return time.toHours() == 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : time.toHours() + " h " + time.toMinutesPart() + " min";
    }
}
