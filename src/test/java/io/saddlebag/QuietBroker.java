package io.saddlebag;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * While such a test runs, the broker is heard at INFO only. It is for bodies of hundreds of megabytes: at TRACE the broker
 * prints them packet by packet, and hearing that took two minutes where the test takes five seconds.
 */
public final class QuietBroker implements BeforeEachCallback, AfterEachCallback {

    /** The same for a process that the test starts. */
    public static final String IN_A_PROCESS = "-Dsaddlebag.heard.broker=INFO";

    private final Logger broker = (Logger) LoggerFactory.getLogger("org.apache.activemq");
    private final Level before = broker.getLevel();

    @Override
    public void beforeEach(ExtensionContext test) {
        broker.setLevel(Level.INFO);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        broker.setLevel(before);
    }
}
