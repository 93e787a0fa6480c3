package io.saddlebag.flow;

import io.saddlebag.ledger.Left;
import io.saddlebag.records.Row;
import io.saddlebag.records.Rows;
import io.saddlebag.records.UnreadableFile;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the rows of interrupted calls out of their file, before the file is read from its beginning. */
final class LeftRows {

    private static final Logger LOG = LoggerFactory.getLogger(LeftRows.class);

    private LeftRows() {}

    /** By their numbers; without those that cannot be read. */
    static Map<Long, Row> of(Load load, List<Left> left) {
        var numbers = left.stream().map(Left::row).collect(Collectors.toSet());
        var found = new HashMap<Long, Row>();
        try (var rows =
                Rows.open(load.opened().orElseThrow(), load.name(), load.flow().reading())) {
            while (found.size() < numbers.size() && rows.hasNext()) {
                var row = rows.next();
                if (numbers.contains(row.number())) {
                    found.put(row.number(), row);
                }
            }
        } catch (UnreadableFile | UncheckedIOException e) {
            LOG.debug(
                    "{}: {} cannot be read to the end; the load itself says so",
                    load.flow().id(),
                    load.name(),
                    e);
        }
        return found;
    }
}
