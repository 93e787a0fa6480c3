package io.saddlebag.ledger;

import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * Makes the ids of dead letters: {@code DL-1J2K3M4N5P6Q7RS}.
 *
 * <p>Nine characters of time (milliseconds), two of a counter within the millisecond, four random ones: ids made later sort
 * later, and those of two processes or homes differ. The alphabet is Crockford's base 32 (no I, L, O, U), and the prefix
 * keeps a spreadsheet from reading any of them as a number.
 */
public final class DeadLetterIds {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int IN_A_MILLISECOND = 32 * 32;

    private final Clock clock;
    private final RandomGenerator random;
    private long time;
    private int counter;

    public DeadLetterIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public synchronized String next() {
        var now = clock.millis();
        if (now > time) {
            time = now;
            counter = 0;
        } else if (++counter == IN_A_MILLISECOND) {
            time++;
            counter = 0;
        }
        return "DL-" + base32(time, 9) + base32(counter, 2) + base32(random.nextInt(1 << 20), 4);
    }

    private static String base32(long number, int length) {
        var text = new StringBuilder(length);
        for (var shift = 5 * (length - 1); shift >= 0; shift -= 5) {
            text.append(ALPHABET.charAt((int) (number >>> shift) & 31));
        }
        return text.toString();
    }
}
