package io.saddlebag.simulator.seed;

import java.nio.file.Path;

/** A seed that cannot be used; the message says where in it, what is wrong, and what would be right. */
public final class UnusableSeed extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int line;
    private final String mistake;

    /** @param why ends with line and column */
    public static UnusableSeed noJson(Path file, String why) {
        return new UnusableSeed(file + " is no JSON object: ", 0, why);
    }

    UnusableSeed(String where, String what) {
        this(where + ": " + what);
    }

    /** @param mistake in words that need no place */
    UnusableSeed(String mistake) {
        this("", 0, mistake);
    }

    private UnusableSeed(String place, int line, String mistake) {
        super(place + mistake);
        this.line = line;
        this.mistake = mistake;
    }

    /** The same, with the line of what it is about; a line that is known already stays. */
    UnusableSeed atLine(int number) {
        return line > 0 ? this : new UnusableSeed("line " + number + ": ", number, mistake);
    }

    /** The same, for the readers of a file: {@code seed.json:3: …}. */
    public UnusableSeed in(Path file) {
        return new UnusableSeed(file + ":" + line + ": ", line, mistake);
    }
}
