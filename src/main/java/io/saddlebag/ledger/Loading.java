package io.saddlebag.ledger;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A source whose rows may now be sent and settled.
 *
 * @param id the ledger's number for it
 * @param resumed whether it was begun before, by this or an earlier process
 * @param settled the rows that must not be sent again
 * @param counts of the settled rows
 * @param results the results file, absolute
 * @param notice something a person should know: the results file was gone, another file of this name was never finished
 */
public record Loading(
        long id, boolean resumed, RowRanges settled, Counts counts, Path results, Optional<String> notice) {}
