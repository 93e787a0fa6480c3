package io.saddlebag.cli;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads a point in time in the past: {@code 2h} ago, {@code 2026-03-01}, {@code 2026-03-01T14:30}, with or without a zone. */
final class Since {

    private Since() {}

    /** Empty when it is none of these. A date without a zone is one of the clock's zone. */
    static Optional<Instant> parse(String text, Clock clock) {
        var zone = clock.getZone();
        Stream<Function<String, Instant>> forms = Stream.of(
                ago -> clock.instant().minus(duration(ago)),
                day -> LocalDate.parse(day).atStartOfDay(zone).toInstant(),
                local -> LocalDateTime.parse(local).atZone(zone).toInstant(),
                zoned -> OffsetDateTime.parse(zoned).toInstant());
        return forms.flatMap(form -> attempt(form, text).stream()).findFirst();
    }

    private static Optional<Instant> attempt(Function<String, Instant> form, String text) {
        try {
            return Optional.of(form.apply(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@code 30s}, {@code 15min}, {@code 2h}, {@code 3d}. */
    private static Duration duration(String text) {
        var upper = text.toUpperCase(java.util.Locale.ROOT).replace("MIN", "M");
        return Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper);
    }
}
