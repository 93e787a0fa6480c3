package io.saddlebag.secrets;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.saddlebag.words.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/**
 * Stands before every appender, whatever the log settings name: what would be logged with a secret in it, in the message or
 * anywhere in a stack trace, is logged without; and each message is one line in which all can be seen ({@link Visible}).
 */
final class HidesSecrets extends TurboFilter {

    /** In characters. */
    private static final int LONGEST = 20_000;

    private static final String CUT = "... (%,d characters)";

    @Override
    public FilterReply decide(
            Marker marker, Logger logger, Level level, String format, Object[] arguments, Throwable failure) {
        boolean isQuestion = format == null && failure == null;
        return isQuestion || isQuiet(logger, level)
                ? FilterReply.NEUTRAL
                : decide(logger, event(logger, level, format, failure, arguments, marker));
    }

    @Override
    public FilterReply decide(Logger logger, org.slf4j.event.LoggingEvent said) {
        var level = Level.convertAnSLF4JLevel(said.getLevel());
        if (isQuiet(logger, level)) {
            return FilterReply.NEUTRAL;
        }
        var markers =
                said.getMarkers() == null ? new Marker[0] : said.getMarkers().toArray(Marker[]::new);
        var event = event(logger, level, said.getMessage(), said.getThrowable(), said.getArgumentArray(), markers);
        if (said.getKeyValuePairs() != null) {
            event.setKeyValuePairs(said.getKeyValuePairs());
        }
        return decide(logger, event);
    }

    private static boolean isQuiet(Logger logger, Level level) {
        return !level.isGreaterOrEqual(logger.getEffectiveLevel());
    }

    private static LoggingEvent event(
            Logger logger, Level level, String format, Throwable failure, Object[] arguments, Marker... markers) {
        var event = new LoggingEvent(Logger.FQCN, logger, level, format, failure, arguments);
        for (var marker : markers) {
            if (marker != null) {
                event.addMarker(marker);
            }
        }
        return event;
    }

    private static FilterReply decide(Logger logger, LoggingEvent event) {
        var text = event.getFormattedMessage();
        var told = told(text);
        var failure = (ThrowableProxy) event.getThrowableProxy();
        boolean failureTells = failure != null
                && (!Secrets.mayBeSaid(ThrowableProxyUtil.asString(failure))
                        || ToldFailure.isHiding(failure.getThrowable()));
        var pairs = event.getKeyValuePairs() == null ? List.<KeyValuePair>of() : event.getKeyValuePairs();
        var toldPairs = hidden(pairs);
        boolean clean = told == text && !failureTells && toldPairs.equals(pairs);
        if (clean && areFixed(event.getArgumentArray())) {
            return FilterReply.NEUTRAL;
        }
        var markers = event.getMarkerList() == null ? List.<Marker>of() : event.getMarkerList();
        var thrown = failure == null ? null : failure.getThrowable();
        var instead = event(
                logger,
                event.getLevel(),
                told,
                failureTells ? ToldFailure.of(thrown) : thrown,
                null,
                markers.toArray(Marker[]::new));
        instead.setKeyValuePairs(toldPairs);
        logger.callAppenders(instead);
        return FilterReply.DENY;
    }

    private static String told(String text) {
        return text == null ? null : Visible.of(Secrets.hidden(cut(text)));
    }

    /** At TRACE, libraries print whole messages and files, which nobody could read and all would wait for. */
    private static String cut(String text) {
        return text == null || text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST) + String.format(Locale.ROOT, CUT, text.length());
    }

    private static List<KeyValuePair> hidden(List<KeyValuePair> pairs) {
        var told = new ArrayList<KeyValuePair>();
        for (var pair : pairs) {
            var value = String.valueOf(pair.value);
            var shown = told(value);
            told.add(shown == value ? pair : new KeyValuePair(pair.key, shown));
        }
        return told;
    }

    /** Whether an appender will read what was read here: a buffer could have been filled in between. */
    private static boolean areFixed(Object[] arguments) {
        for (var argument : arguments == null ? new Object[0] : arguments) {
            boolean fixed = argument == null
                    || argument instanceof String
                    || argument instanceof Number
                    || argument instanceof Boolean
                    || argument instanceof Enum<?>;
            if (!fixed) {
                return false;
            }
        }
        return true;
    }
}
