package io.saddlebag.words;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Points in time as they are shown: local, with their offset, so that nobody has to guess the zone. */
public final class Times {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm xxx", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private Times() {}

    /** {@code 2026-03-31 07:31:05 +02:00}. */
    public static String second(Instant time, ZoneId zone) {
        return SECOND.format(time.atZone(zone));
    }

    /** {@code 07:31 +02:00}, with the date in front unless it is today's. */
    public static String minute(Instant time, Instant now, ZoneId zone) {
        var local = time.atZone(zone);
        return local.toLocalDate().equals(LocalDate.ofInstant(now, zone)) ? TIME.format(local) : MINUTE.format(local);
    }

    /** {@code 20 February 2027}. */
    public static String day(LocalDate date) {
        return DAY.format(date);
    }

    /** ISO 8601 for programs: {@code 2026-03-31T07:31:05.123+02:00}. */
    public static String iso(Instant time, ZoneId zone) {
        return ISO.format(time.atZone(zone));
    }
}
