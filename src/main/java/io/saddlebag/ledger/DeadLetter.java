package io.saddlebag.ledger;

import io.saddlebag.records.Place;
import io.saddlebag.records.Row;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A row that could not be delivered, as the ledger keeps it.
 *
 * @param id {@code DL-} and 15 letters and digits; ids made later sort later
 * @param source the ledger's number for the file or queue
 * @param path of that file, as messages show it; or the queue and the message in it, {@code contacts#ID:4711}
 * @param row as it was read, with its columns or members unchanged
 * @param number the 1-based number of the row in its file or message; empty where the message is no longer known
 * @param record what the mapping made of it; empty when the mapping rejected it
 * @param failure the last one
 * @param attempts how often it was tried, the first time included
 * @param failedInOrg when it failed first, by Salesforce's clock: what was changed there since is newer
 * @param note why it is held, what became of it
 * @param waiting set in state {@link DeadLetterState#WAITING}
 * @param descends the dead letter that this row was meant to correct
 */
public record DeadLetter(
        String id,
        long source,
        String flow,
        String path,
        Row row,
        OptionalLong number,
        Optional<Map<String, Object>> record,
        Failure failure,
        long attempts,
        Instant firstFailed,
        Instant lastFailed,
        Instant failedInOrg,
        DeadLetterState state,
        Optional<String> note,
        Optional<Waiting> waiting,
        Optional<String> descends) {

    public Place place() {
        return new Place(path, row.line());
    }
}
