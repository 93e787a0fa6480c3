package io.saddlebag.records;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.util.Optional;

/**
 * The rows of a JSON document. One is held at a time. After a mistake in the syntax nobody knows where the next one
 * begins, so that is the end.
 */
final class JsonRows implements RowReader {
    private final Source source;
    private final JsonWalk walk;
    private long number;

    /** @param nested whether the rows stand in arrays called {@code records} */
    JsonRows(Source source, boolean nested) throws IOException {
        this.source = source;
        this.walk = new JsonWalk(new TextReader(new Text(source.decoder())), nested);
    }

    @Override
    public Optional<Row> read() throws IOException {
        try {
            return walk.findRow() ? Optional.of(row()) : Optional.empty();
        } catch (JacksonException e) {
            throw stopped(new Broken(
                    e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                    "the JSON cannot be read on, in record %d: %s".formatted(number + 1, Json.told(e)),
                    "Correct it; what stands before it was read."));
        } catch (Broken | Undecodable e) {
            throw stopped(e);
        }
    }

    private Row row() throws IOException {
        long line = walk.line();
        Row row = JsonTree.read(walk.parser()).row(number + 1, line, walk::rowText);
        walk.rowEnds();
        number++;
        return RawJson.unpacked(row);
    }

    private UnreadableFile stopped(IOException cause) {
        Rest rest = new Rest(source, walk.line(), walk.openingFrom(), walk.openingTo(), walk.offset());
        return source.stopped(
                cause, walk.line(), walk.parser().currentLocation().getLineNr(), rest);
    }

    @Override
    public void close() throws IOException {
        walk.parser().close();
    }
}
