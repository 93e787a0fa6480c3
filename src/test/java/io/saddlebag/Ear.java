package io.saddlebag;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.UnsynchronizedAppenderBase;

/**
 * Hears all that is logged, with every stack trace, and says aloud on standard error when it was a secret: there
 * {@link SecretsWatch} takes note, whichever process it was. One lock for all threads would make them take turns, which no test
 * expects.
 */
public final class Ear extends UnsynchronizedAppenderBase<ILoggingEvent> {

    @Override
    protected void append(ILoggingEvent event) {
        var failure = event.getThrowableProxy();
        var said = event.getFormattedMessage()
                + (failure == null ? "" : ThrowableProxyUtil.asString(failure))
                + (event.getKeyValuePairs() == null ? "" : event.getKeyValuePairs());
        Leaks.in(event.getLoggerName(), said).ifPresent(System.err::println);
    }
}
