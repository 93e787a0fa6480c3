package io.saddlebag.words;

import ch.qos.logback.core.PropertyDefinerBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a log line begins: on a terminal with the time of day, else (systemd, cron, a file) with date and offset too, for nobody
 * knows when such a line is read.
 */
public final class LogTime extends PropertyDefinerBase {

    /** The launcher sets it: only a shell can ask that everywhere. */
    private static final String TERMINAL = "saddlebag.terminal";

    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    @Override
    public String getPropertyValue() {
        return isTerminal() ? "HH:mm:ss.SSS" : "yyyy-MM-dd'T'HH:mm:ss.SSSxxx";
    }

    private static boolean isTerminal() {
        var told = System.getProperty(TERMINAL);
        return told == null ? leadsToOne(STANDARD_ERROR) : Boolean.parseBoolean(told);
    }

    private static boolean leadsToOne(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().matches("/dev/(pts/|tty).*");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
