package io.saddlebag.records;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The rows of a message's text: one JSON object, a JSON array, one JSON object on each line, or CSV with a header. A text
 * that cannot be read to its end is one misshapen row, for whoever sent it sent it as one piece; a row that is wrong in
 * itself spoils nothing but itself.
 *
 * @param rows numbered from 1; those of a CSV as JSON records of their trimmed cells, blank ones null
 * @param header of a CSV; empty for JSON
 * @param blankRows how many rows of a CSV were skipped that held nothing but delimiters and blanks
 */
public record MessageRows(List<Row> rows, Optional<CsvHeader> header, long blankRows) {

    /** More belong into a file: they are held all at once. */
    public static final int MOST = 10_000;

    /** What the sender says that the text is. */
    public enum Told {
        JSON,
        NDJSON,
        CSV,
        /** He does not say, so the text is looked at. */
        NOTHING
    }

    public MessageRows {
        rows = List.copyOf(rows);
    }

    /** @param shownAs the message as people name it, {@code contacts#ID:4711} */
    public static MessageRows of(String text, String shownAs, Told told) {
        return of(text, shownAs, told, Set.of());
    }

    /** @param columns that are read of a CSV; see {@link ReadOptions} */
    public static MessageRows of(String text, String shownAs, Told told, Set<String> columns) {
        boolean json = told == Told.JSON || told == Told.NDJSON || told == Told.NOTHING && looksLikeJson(text);
        if (text.isBlank()) {
            return refused(text, "the message is empty.");
        }
        Optional<InvisibleStart> invisible = InvisibleStart.of(text, told == Told.JSON);
        if (invisible.isPresent() && (told == Told.JSON || told == Told.NOTHING)) {
            return refused(text, invisible.get().what() + " " + invisible.get().fix());
        }
        try {
            if (!json) {
                return csv(text, shownAs, columns);
            }
            return ofJson(told == Told.NDJSON ? lines(text) : json(text));
        } catch (JacksonException e) {
            return refused(text, "the JSON cannot be read: " + Json.told(e));
        } catch (UnreadableFile e) {
            return refused(text, e.problem().what());
        } catch (TooMany e) {
            return refused(text, e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A message that is not read at all. */
    public static MessageRows refused(String text, String what) {
        return ofJson(List.of(new Row.Misshapen(1, 1, text, what)));
    }

    private static MessageRows ofJson(List<Row> rows) {
        return new MessageRows(rows, Optional.empty(), 0);
    }

    private static boolean looksLikeJson(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at < text.length() && (text.charAt(at) == '{' || text.charAt(at) == '[');
    }

    private static List<Row> json(String text) throws IOException {
        try (JsonParser parser = Json.FACTORY.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                return elements(parser, text);
            }
            if (first == null) {
                return List.of(new Row.Misshapen(1, 1, text, "the message is empty."));
            }
            Row row = row(parser, 1, text);
            return parser.nextToken() == null ? List.of(row) : lines(text);
        } catch (JacksonException e) {
            // Where the first line is a record, only the lines after it can be wrong, each for itself.
            if (startsWithARecord(text)) {
                return lines(text);
            }
            throw e;
        }
    }

    private static boolean startsWithARecord(String text) {
        List<String> first =
                text.lines().filter(line -> !line.isBlank()).limit(2).toList();
        return first.size() > 1 && NdjsonRows.row(1, 1, first.get(0)) instanceof Row.Json;
    }

    private static List<Row> elements(JsonParser parser, String text) throws IOException {
        List<Row> rows = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            rows.add(row(parser, checked(rows.size() + 1L), text));
        }
        if (parser.nextToken() != null) {
            return List.of(new Row.Misshapen(1, 1, text, "behind the JSON array more follows."));
        }
        return rows;
    }

    private static Row row(JsonParser parser, long number, String text) throws IOException {
        int begin = (int) parser.currentTokenLocation().getCharOffset();
        long line = parser.currentTokenLocation().getLineNr();
        return JsonTree.read(parser)
                .row(
                        number,
                        line,
                        () -> text.substring(
                                begin, (int) parser.currentLocation().getCharOffset()));
    }

    private static List<Row> lines(String text) {
        List<Row> rows = new ArrayList<>();
        long line = 0;
        for (String raw : (Iterable<String>) text.lines()::iterator) {
            line++;
            if (!raw.isBlank()) {
                rows.add(NdjsonRows.row(checked(rows.size() + 1L), line, raw));
            }
        }
        return rows.isEmpty() ? List.of(new Row.Misshapen(1, 1, text, "the message is empty.")) : rows;
    }

    private static MessageRows csv(String text, String shownAs, Set<String> columns) {
        try (Rows csv = Rows.ofCsv(text, shownAs, columns)) {
            List<Row> rows = new ArrayList<>();
            while (csv.hasNext()) {
                checked(rows.size() + 1L);
                Row row = csv.next();
                rows.add(
                        row instanceof Row.Cells cells
                                ? new Row.Json(row.number(), row.line(), Values.of(cells))
                                : row);
            }
            return new MessageRows(rows, csv.header(), csv.blankRows());
        }
    }

    private static long checked(long number) throws TooMany {
        if (number > MOST) {
            throw new TooMany();
        }
        return number;
    }

    private static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMany() {
            super(String.format(Locale.ROOT, "the message holds more than %,d records.", MOST), null, false, false);
        }
    }
}
