package io.saddlebag.operations;

import io.saddlebag.ledger.Counts;
import io.saddlebag.ledger.Source;
import io.saddlebag.ledger.SourceState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a file is.
 *
 * @param fraction 0 to 1, by the bytes read; empty when not known
 * @param rowsPerSecond in the present sitting, from its begin to its last settled row
 * @param left the estimate; empty for an ended file, and when there is no speed or no fraction yet
 * @param reason why it was set aside or replaced; of a file that is done, what a person should look at
 */
public record FileProgress(
        String flow,
        String name,
        SourceState state,
        Counts counts,
        Optional<Double> fraction,
        double rowsPerSecond,
        Optional<Duration> left,
        Instant begun,
        Optional<Instant> ended,
        Optional<String> reason) {

    /** That of a file that was taken away while no process was there to notice. */
    static FileProgress takenAway(Source source, String reason) {
        var known = of(source);
        return new FileProgress(
                known.flow(),
                known.name(),
                SourceState.UNFINISHED,
                known.counts(),
                known.fraction(),
                known.rowsPerSecond(),
                Optional.empty(),
                known.begun(),
                Optional.empty(),
                Optional.of(reason));
    }

    static FileProgress of(Source source) {
        var fraction = fraction(source);
        var speed = speed(source);
        return new FileProgress(
                source.flow(),
                source.name(),
                source.state(),
                source.counts(),
                fraction,
                speed,
                source.state() == SourceState.LOADING ? left(source, fraction, speed) : Optional.empty(),
                source.begun(),
                source.ended(),
                source.reason());
    }

    private static Optional<Double> fraction(Source source) {
        if (source.state() == SourceState.DONE) {
            return Optional.of(1.0);
        }
        return source.bytesRead() == 0 || source.size() == 0
                ? Optional.empty()
                : Optional.of(Math.min(1.0, (double) source.bytesRead() / source.size()));
    }

    private static double speed(Source source) {
        var seconds = source.lastSettled()
                .map(last -> Duration.between(source.resumed(), last).toMillis() / 1000.0)
                .orElse(0.0);
        return seconds <= 0 ? 0 : (source.counts().total() - source.rowsAtResume()) / seconds;
    }

    /** As many rows as there are, by their share of the bytes, less those that are settled, at the present speed. */
    private static Optional<Duration> left(Source source, Optional<Double> fraction, double speed) {
        if (speed <= 0) {
            return Optional.empty();
        }
        var settled = source.counts().total();
        return fraction.map(part -> Duration.ofSeconds(Math.round((settled / part - settled) / speed)));
    }
}
