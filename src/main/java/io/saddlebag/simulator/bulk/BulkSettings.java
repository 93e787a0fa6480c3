package io.saddlebag.simulator.bulk;

import java.time.Duration;

/**
 * How Bulk API 2.0 behaves.
 *
 * @param uploadLimit bytes of an upload
 * @param pageSize jobs on one page of the list
 * @param openAtMost how long a job may stay Open
 * @param kept how long a job and its results can be had
 */
public record BulkSettings(Pace pace, long uploadLimit, int pageSize, Duration openAtMost, Duration kept) {

    /** The limits of the contract sheet, section 4; jobs begin at once. */
    public static BulkSettings standard() {
        return new BulkSettings(Pace.IMMEDIATE, 100_000_000, 1_000, Duration.ofHours(24), Duration.ofDays(7));
    }

    public BulkSettings withPace(Pace value) {
        return new BulkSettings(value, uploadLimit, pageSize, openAtMost, kept);
    }

    public BulkSettings withUploadLimit(long value) {
        return new BulkSettings(pace, value, pageSize, openAtMost, kept);
    }

    public BulkSettings withPageSize(int value) {
        return new BulkSettings(pace, uploadLimit, value, openAtMost, kept);
    }
}
