package io.saddlebag.cli;

import io.saddlebag.words.Visible;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine;

/**
 * What a command prints to. A line, and whatever a format is filled with, may hold names and values of strangers, and is made
 * {@link Visible}; what is only printed is text of our own: a prompt, the help with its colours.
 */
final class Screen extends PrintWriter {

    private Screen(PrintWriter target) {
        super(target, true);
    }

    /** Lets a command, and those below it, print to nothing else, whatever its output was set to. */
    static void standBefore(CommandLine command) {
        command.setOut(before(command.getOut()));
        command.setErr(before(command.getErr()));
    }

    private static PrintWriter before(PrintWriter target) {
        return target instanceof Screen ? target : new Screen(target);
    }

    @Override
    public void println(String line) {
        super.println(Visible.of(String.valueOf(line)));
    }

    @Override
    public void println(Object line) {
        println(String.valueOf(line));
    }

    @Override
    public PrintWriter format(String format, Object... values) {
        return super.format(format, visible(values));
    }

    @Override
    public PrintWriter format(Locale locale, String format, Object... values) {
        return super.format(locale, format, visible(values));
    }

    private static Object[] visible(Object... values) {
        return Arrays.stream(values)
                .map(value -> value instanceof Number ? value : Visible.of(String.valueOf(value)))
                .toArray();
    }
}
