package io.saddlebag.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A file or queue as the ledger knows it.
 *
 * @param path where the file is, {@code inbox/contacts/march.csv}, and then {@code done/contacts/march.csv}
 * @param counts of the rows settled so far; what dead letters became later does not change them
 * @param bytesRead of {@code size}; 0 when not known
 * @param resumed when this sitting began, with {@code rowsAtResume} rows settled before: what the speed is measured from
 * @param results relative to the home; empty when it was set aside unread
 */
public record Source(
        long id,
        SourceKind kind,
        String flow,
        String name,
        String path,
        long size,
        String fingerprint,
        String operation,
        String org,
        String format,
        Optional<Character> delimiter,
        List<String> header,
        SourceState state,
        Optional<String> reason,
        Instant begun,
        Optional<Instant> ended,
        Counts counts,
        long bytesRead,
        Instant resumed,
        long rowsAtResume,
        Optional<Instant> lastSettled,
        Optional<String> results,
        Optional<String> deadLetterFile) {}
