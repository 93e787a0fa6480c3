package io.saddlebag;

import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Listens to all that every test says: the whole log at TRACE ({@link Ear}), standard output and error, what commands print, and
 * what processes say that tests start ({@link Child}). A test in which a secret is said fails, and tells who said it.
 */
public final class SecretsWatch implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private static boolean listening;

    @Override
    public void beforeAll(ExtensionContext context) {
        listen();
    }

    private static synchronized void listen() {
        if (!listening) {
            listening = true;
            var console = new PrintStream(HeldOutput.CONSOLE, true, StandardCharsets.UTF_8);
            System.setOut(new PrintStream(new Overheard(console, Leaks::hear), true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(new Overheard(console, Leaks::hear), true, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws IllegalAccessException, IOException {
        listenTo(context.getRequiredTestInstance());
        complain();
    }

    /** Hears what commands have printed to a test. */
    void listenTo(Object test) throws IllegalAccessException {
        for (var field : test.getClass().getDeclaredFields()) {
            field.setAccessible(true);
            if (field.get(test) instanceof StringWriter printed) {
                Leaks.hear("a command", printed.toString());
            }
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        complain();
    }

    private static void complain() throws IOException {
        ChildOutput.hearAll();
        var leaks = Leaks.told();
        if (!leaks.isEmpty()) {
            throw new AssertionError("Secrets were said:\n" + String.join("\n", leaks));
        }
    }
}
