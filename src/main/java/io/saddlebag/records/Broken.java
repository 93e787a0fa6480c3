package io.saddlebag.records;

import java.io.IOException;

/** The text cannot be understood from here on. */
final class Broken extends IOException {
    private static final long serialVersionUID = 1L;

    /** The line where it is seen; 0: the one on which the row began. */
    private final long line;

    private final String fix;

    Broken(String what, String fix) {
        this(0, what, fix);
    }

    Broken(long line, String what, String fix) {
        super(what);
        this.line = line;
        this.fix = fix;
    }

    long line() {
        return line;
    }

    String fix() {
        return fix;
    }
}
