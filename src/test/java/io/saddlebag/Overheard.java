package io.saddlebag;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/** Passes on what is written, and repeats each line to somebody. */
final class Overheard extends OutputStream {

    /** A longer line is repeated in pieces. */
    private static final int LONGEST_LINE = 100_000;

    private final PrintStream to;
    private final BiConsumer<String, String> heard;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /** @param heard is told "the console" and the line */
    Overheard(PrintStream to, BiConsumer<String, String> heard) {
        this.to = to;
        this.heard = heard;
    }

    @Override
    public synchronized void write(int written) {
        to.write(written);
        line.write(written);
        if (written == '\n' || line.size() > LONGEST_LINE) {
            heard.accept("the console", line.toString(StandardCharsets.UTF_8));
            line.reset();
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        to.write(bytes, from, length);
        for (int at = from; at < from + length; at++) {
            line.write(bytes[at]);
            if (bytes[at] == '\n' || line.size() > LONGEST_LINE) {
                heard.accept("the console", line.toString(StandardCharsets.UTF_8));
                line.reset();
            }
        }
    }

    @Override
    public void flush() {
        to.flush();
    }
}
