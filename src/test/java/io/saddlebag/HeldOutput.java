package io.saddlebag;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Keeps what the running test prints until it is known whether the test failed. With {@code -Dtest.output=live} (the default of
 * the long trials and outside Maven) everything is printed at once.
 */
final class HeldOutput extends OutputStream {

    static final HeldOutput CONSOLE =
            new HeldOutput(System.err, "when-red".equals(System.getProperty("saddlebag.output")));

    /** In bytes: of a test that prints more, the end is kept. */
    private static final int MOST = 4 << 20;

    private final PrintStream console;
    private boolean holds;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean cut;

    HeldOutput(PrintStream console, boolean holds) {
        this.console = console;
        this.holds = holds;
    }

    @Override
    public synchronized void write(int written) {
        write(new byte[] {(byte) written}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        if (!holds) {
            console.write(bytes, from, length);
            return;
        }
        if (held.size() + length > MOST) {
            keepTheEnd();
        }
        held.write(bytes, from, length);
    }

    private void keepTheEnd() {
        var all = held.toByteArray();
        held.reset();
        held.write(all, all.length - all.length / 4, all.length / 4);
        cut = true;
    }

    /** Prints what is held and why the test failed. */
    synchronized void print(String test, Throwable cause) {
        console.println("---- " + test + (cut ? " (the end of what it printed)" : "") + " ----");
        console.print(held.toString(StandardCharsets.UTF_8));
        cause.printStackTrace(console);
        console.println("---- end of " + test + " ----");
        drop();
    }

    synchronized void drop() {
        held.reset();
        cut = false;
    }

    synchronized void printAllFromNow() {
        holds = false;
    }

    @Override
    public void flush() {
        console.flush();
    }
}
