package io.saddlebag.secrets;

import java.util.BitSet;

/** Rules out, in one pass over a text, that any of hundreds of others stands in it: by the characters they begin with. */
final class Beginnings {

    /** As many characters as fit into a long, by their lower bytes. */
    static final int LONGEST = 8;

    private static final int BITS = 16;
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private final BitSet beginnings = new BitSet(1 << BITS);
    private final long mask;

    /**
     * @param length how many characters are compared, {@link #LONGEST} at most
     * @param texts as long as that, or longer
     */
    Beginnings(int length, String... texts) {
        mask = -1L >>> Long.SIZE - length * Byte.SIZE;
        for (var text : texts) {
            long window = 0;
            for (int at = 0; at < length; at++) {
                window = moved(window, text.charAt(at));
            }
            beginnings.set(hash(window));
        }
    }

    /** False when surely none of the texts stands in this one. */
    boolean mayStandIn(String text) {
        long window = 0;
        for (int at = 0; at < text.length(); at++) {
            window = moved(window, text.charAt(at));
            if (beginnings.get(hash(window))) {
                return true;
            }
        }
        return false;
    }

    private long moved(long window, char next) {
        return (window << Byte.SIZE | next & 0xff) & mask;
    }

    private static int hash(long window) {
        return (int) (window * GOLDEN_RATIO >>> Long.SIZE - BITS);
    }
}
