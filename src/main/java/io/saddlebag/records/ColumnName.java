package io.saddlebag.records;

import java.text.Normalizer;

/** The names of columns and members, as headers, JSON records and mappings write them: all are compared in one form. */
public final class ColumnName {

    private ColumnName() {}

    /**
     * The form in which names are compared: without what nobody sees at its ends, and with accents as Unicode composes them
     * (macOS writes them apart).
     */
    public static String plain(String written) {
        String name = Blanks.trim(written);
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 0x300) {
                return Normalizer.normalize(name, Normalizer.Form.NFC);
            }
        }
        return name;
    }

    /** A name in a message: on one line, and what nobody sees, or takes for a space, is written out: {@code First<U+00A0>Name}. */
    public static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        for (char c : name.toCharArray()) {
            if (c == '\n' || c == '\r' || c == '\t') {
                shown.append(' ');
            } else if (c != ' ' && (Blanks.isBlank(c) || Character.isISOControl(c))) {
                shown.append("<U+%04X>".formatted((int) c));
            } else {
                shown.append(c);
            }
        }
        return shown.toString();
    }
}
