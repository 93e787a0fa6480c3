package io.saddlebag.queue;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Lets each kind of complaint of the broker's into the log once a minute. It complains of every connection that does not become one,
 * so whoever only connects could fill the disk with lines.
 */
public final class BrokerComplaints extends Filter<ILoggingEvent> {

    private static final String BROKER = "org.apache.activemq";
    private static final Pattern CODE = Pattern.compile("AMQ\\d{6}");
    private static final long PAUSE_MILLIS = 60_000;

    /** By kind. */
    private final Map<String, Long> saidAt = new ConcurrentHashMap<>();

    @Override
    public FilterReply decide(ILoggingEvent event) {
        if (!event.getLoggerName().startsWith(BROKER)) {
            return FilterReply.NEUTRAL;
        }
        var kind = kind(event);
        var said = saidAt.get(kind);
        if (said != null && event.getTimeStamp() - said < PAUSE_MILLIS) {
            return FilterReply.DENY;
        }
        saidAt.put(kind, event.getTimeStamp());
        return FilterReply.NEUTRAL;
    }

    private static String kind(ILoggingEvent event) {
        var code = CODE.matcher(event.getFormattedMessage());
        return code.lookingAt() ? code.group() : event.getLoggerName();
    }
}
