package io.saddlebag;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** What a class logs during a test. */
public final class LogOf implements BeforeEachCallback, AfterEachCallback {

    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();
    private final Logger logger;

    public LogOf(Class<?> logs) {
        logger = (Logger) LoggerFactory.getLogger(logs);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        heard.start();
        logger.addAppender(heard);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        logger.detachAppender(heard);
    }

    public List<String> messages() {
        return List.copyOf(heard.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    public List<String> messages(Level level) {
        return List.copyOf(heard.list).stream()
                .filter(event -> event.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
