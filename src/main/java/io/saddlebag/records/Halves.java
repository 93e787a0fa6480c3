package io.saddlebag.records;

import java.util.Locale;
import java.util.Optional;

/**
 * Halves of characters outside the BMP that stand alone (unpaired surrogates). JSON can hold them by an escape, and the
 * text of a message as it is; UTF-8 cannot, and what writes it puts a question mark in their place.
 */
public final class Halves {

    private Halves() {}

    /**
     * Why a text cannot be carried; empty when it can.
     *
     * @param name what holds the text, as a message begins: {@code the value of 'email'}
     */
    static Optional<String> complaint(String name, String text) {
        int at = first(text);
        return at < 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%s holds half a character (U+%04X at position %,d), which no UTF-8 text can carry. Send the whole character, or leave it out.",
                        escaped(name),
                        (int) text.charAt(at),
                        at + 1));
    }

    /** The text with each of them as its escape, {@code \\uD83D}, for a person. */
    public static String escaped(String text) {
        int at = first(text);
        if (at < 0) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            if (isHalf(text, i)) {
                escaped.append("\\u%04X".formatted((int) text.charAt(i)));
            } else {
                escaped.append(text.charAt(i));
            }
        }
        return escaped.toString();
    }

    private static int first(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isHalf(text, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isHalf(String text, int at) {
        char c = text.charAt(at);
        if (!Character.isSurrogate(c)) {
            return false;
        }
        return Character.isHighSurrogate(c)
                ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
                : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }
}
