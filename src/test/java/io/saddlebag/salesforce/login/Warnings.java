package io.saddlebag.salesforce.login;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What is logged as WARN or worse under a name, until the end. */
final class Warnings {

    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final Logger logger;
    private final AppenderBase<ILoggingEvent> listening = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
                warnings.add(event.getFormattedMessage());
            }
        }
    };

    Warnings(String name) {
        logger = (Logger) LoggerFactory.getLogger(name);
        listening.start();
        logger.addAppender(listening);
    }

    List<String> end() {
        logger.detachAppender(listening);
        return warnings;
    }
}
