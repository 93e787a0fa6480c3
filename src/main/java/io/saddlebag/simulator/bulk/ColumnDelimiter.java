package io.saddlebag.simulator.bulk;

/** What stands between two values of a row. */
enum ColumnDelimiter {
    COMMA(','),
    SEMICOLON(';'),
    PIPE('|'),
    TAB('\t'),
    CARET('^'),
    BACKQUOTE('`');

    private final char sign;

    ColumnDelimiter(char sign) {
        this.sign = sign;
    }

    char sign() {
        return sign;
    }
}
