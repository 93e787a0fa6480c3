package io.saddlebag.records;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * How bytes become text, as far as that can be known and not guessed: a byte order mark, the zero bytes of UTF-16, what
 * the flow says, else UTF-8 and nothing else.
 *
 * @param mark the length of the byte order mark in bytes
 */
record Encoding(Charset charset, int mark) {
    /**
     * In UTF-16 every ASCII char has a zero byte, always at the same end, and other chars seldom have one. A table in
     * which fewer than a third of the chars are ASCII is not recognised, which is better than to take a few stray
     * zeros for UTF-16.
     */
    private static final int CHARS_PER_ZERO = 3;

    private static final int STRAYS = 4;

    /**
     * @param head the first bytes of the file
     * @param told by the flow; a byte order mark wins, for no text begins with one by chance
     */
    static Encoding of(byte[] head, Optional<Charset> told) {
        return marked(head).orElseGet(() -> new Encoding(told.orElseGet(() -> unmarked(head)), 0));
    }

    static boolean isUtf32(byte[] head) {
        return starts(head, 0xFF, 0xFE, 0, 0) || starts(head, 0, 0, 0xFE, 0xFF);
    }

    /** The bytes of one char of the ASCII range. */
    int unit() {
        if (charset.name().contains("UTF-32")) {
            return 4;
        }
        return charset.name().contains("UTF-16") ? 2 : 1;
    }

    private static Optional<Encoding> marked(byte[] head) {
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(new Encoding(StandardCharsets.UTF_8, 3));
        }
        if (starts(head, 0xFF, 0xFE)) {
            return Optional.of(new Encoding(StandardCharsets.UTF_16LE, 2));
        }
        return starts(head, 0xFE, 0xFF) ? Optional.of(new Encoding(StandardCharsets.UTF_16BE, 2)) : Optional.empty();
    }

    private static Charset unmarked(byte[] head) {
        int even = zeros(head, 0);
        int odd = zeros(head, 1);
        boolean wide = (even + odd) * 2 * CHARS_PER_ZERO >= head.length && head.length % 2 == 0;
        if (wide && even * STRAYS <= odd) {
            return StandardCharsets.UTF_16LE;
        }
        return wide && odd * STRAYS <= even ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    private static int zeros(byte[] head, int first) {
        int zeros = 0;
        for (int i = first; i < head.length; i += 2) {
            zeros += head[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static boolean starts(byte[] head, int... mark) {
        byte[] bytes = new byte[mark.length];
        for (int i = 0; i < mark.length; i++) {
            bytes[i] = (byte) mark[i];
        }
        return head.length >= bytes.length && Arrays.equals(head, 0, bytes.length, bytes, 0, bytes.length);
    }
}
