package io.saddlebag.records;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The rows of a file with one JSON object on each line. A bad line spoils nothing but itself. */
final class NdjsonRows implements RowReader {
    private final Source source;
    private final Cursor cursor;
    private final Lines lines;
    private long number;

    NdjsonRows(Source source) throws IOException {
        this.source = source;
        this.cursor = new Cursor(new Text(source.decoder()));
        this.lines = new Lines(cursor);
    }

    @Override
    public Optional<Row> read() throws IOException {
        try {
            while (lines.next()) {
                String raw = lines.raw();
                if (!raw.isBlank()) {
                    return Optional.of(RawJson.unpacked(row(++number, lines.line(), raw)));
                }
            }
            return Optional.empty();
        } catch (Broken | Undecodable e) {
            throw source.stopped(
                    e, lines.line(), lines.line(), new Rest(source, lines.line(), 0, 0, cursor.rowOffset()));
        }
    }

    /** The row that stands in this text. */
    static Row row(long number, long line, String raw) {
        try (JsonParser parser = Json.FACTORY.createParser(raw)) {
            parser.nextToken();
            JsonTree tree = JsonTree.read(parser);
            return parser.nextToken() == null
                    ? tree.row(number, line, () -> raw)
                    : new Row.Misshapen(number, line, raw, "behind the JSON object more follows on the line.");
        } catch (JacksonException e) {
            return new Row.Misshapen(number, line, raw, "the line is no JSON object: " + Json.told(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        cursor.close();
    }
}
