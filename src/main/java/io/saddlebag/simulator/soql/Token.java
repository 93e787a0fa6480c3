package io.saddlebag.simulator.soql;

/**
 * A word, sign, number or quoted text of a query.
 *
 * @param text a quoted text without its quotes and escapes
 * @param at where it begins, from 0
 */
record Token(Kind kind, String text, int at) {

    enum Kind {
        WORD,
        NUMBER,
        TIME,
        TEXT,
        SIGN,
        END
    }

    boolean is(String word) {
        return kind != Kind.TEXT && text.equalsIgnoreCase(word);
    }
}
