package io.saddlebag;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * Listens to all that every test says: the log at TRACE, so far as the shipped log settings let anybody turn it up, standard
 * output and error, and what commands print. A test in which a secret is said fails, and tells who said it.
 */
public final class SecretsWatch implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();
    private static boolean listening;

    /** @param who said it */
    private static void hear(String who, String text) {
        Secrets.in(text).ifPresent(leak -> LEAKS.add(who + " said " + leak));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        listen();
    }

    private static synchronized void listen() {
        if (listening) {
            return;
        }
        listening = true;
        System.setOut(new PrintStream(new Overheard(System.out, SecretsWatch::hear), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new Overheard(System.err, SecretsWatch::hear), true, StandardCharsets.UTF_8));
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.iteratorForAppenders().forEachRemaining(others -> others.addFilter(warnings()));
        // One lock for all threads would make them take turns, which no test expects.
        var ear = new UnsynchronizedAppenderBase<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent event) {
                var failure = event.getThrowableProxy();
                hear(
                        event.getLoggerName(),
                        event.getFormattedMessage() + (failure == null ? "" : ThrowableProxyUtil.asString(failure)));
            }
        };
        ear.start();
        root.addAppender(ear);
        root.setLevel(Level.TRACE);
        // As logback.xml has it, whatever level is asked for; SecretsStaySecretTest holds the two together.
        ((Logger) LoggerFactory.getLogger("org.eclipse.jetty")).setLevel(Level.WARN);
        ((Logger) LoggerFactory.getLogger("org.apache.camel.component.salesforce")).setLevel(Level.WARN);
    }

    /** What is shown while the tests run stays as quiet as it was. */
    private static ThresholdFilter warnings() {
        var warnings = new ThresholdFilter();
        warnings.setLevel("WARN");
        warnings.start();
        return warnings;
    }

    @Override
    public void afterEach(ExtensionContext context) throws IllegalAccessException {
        var test = context.getRequiredTestInstance();
        for (var field : test.getClass().getDeclaredFields()) {
            field.setAccessible(true);
            if (field.get(test) instanceof StringWriter printed) {
                hear("a command", printed.toString());
            }
        }
        complain();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        complain();
    }

    private static void complain() {
        List<String> leaks = new ArrayList<>();
        for (var leak = LEAKS.poll(); leak != null; leak = LEAKS.poll()) {
            leaks.add(leak);
        }
        if (!leaks.isEmpty()) {
            throw new AssertionError("Secrets were said:\n" + String.join("\n", leaks));
        }
    }
}
