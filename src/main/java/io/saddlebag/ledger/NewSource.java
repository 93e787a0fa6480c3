package io.saddlebag.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A file or queue that is about to be loaded.
 *
 * @param name the file's name in the inbox, {@code march.csv}; or the queue's
 * @param path as messages show it, {@code inbox/contacts/march.csv}
 * @param size in bytes; 0 for a queue
 * @param fingerprint of the content, the same for the same bytes
 * @param modified the file's time of last change
 * @param operation {@code upsert}, {@code insert}, {@code update} or {@code delete}
 * @param org the id of the org that gets the records
 * @param mapping a hash of the flow's mapping
 * @param format how the rows were read, {@code CSV} or {@code NDJSON}; dead letters of a format other than CSV are kept as
 *     JSON
 * @param delimiter that of a CSV file; empty for JSON
 * @param header the CSV header as written; empty for JSON
 */
public record NewSource(
        SourceKind kind,
        String flow,
        String name,
        String path,
        long size,
        String fingerprint,
        Instant modified,
        String operation,
        String org,
        String mapping,
        String format,
        Optional<Character> delimiter,
        List<String> header) {

    public NewSource {
        header = List.copyOf(header);
    }
}
