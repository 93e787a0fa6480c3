package io.saddlebag.records;

import java.io.IOException;

/** The text cannot be understood from here on. */
final class Broken extends IOException {
    private static final long serialVersionUID = 1L;

    private final long line;
    private final String fix;

    Broken(long line, String what, String fix) {
        super(what);
        this.line = line;
        this.fix = fix;
    }

    /** 1-based; 0: the line on which the row began. */
    long line() {
        return line;
    }

    String fix() {
        return fix;
    }
}
