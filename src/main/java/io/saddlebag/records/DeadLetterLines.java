package io.saddlebag.records;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a dead-letter file: for CSV our columns, then the user's, unchanged; for JSON one record on each line,
 * with a member {@code saddlebag} in front. Such a file can be corrected and read again like any other.
 */
public final class DeadLetterLines {
    /** The error code of a row that could not be read. */
    public static final String MISSHAPEN_ROW = RawRow.CODE;

    private static final List<String> OWN =
            List.of(OwnColumns.ID, OwnColumns.LINE, OwnColumns.ROW, OwnColumns.ERROR, OwnColumns.MESSAGE);

    private final Format format;
    private final OriginalCells originals;
    private final Delimiter delimiter;

    /**
     * @param columns the header of the source; empty for JSON
     * @param delimiter of the source, and of the file: a misshapen row is kept as it is, so its delimiter must be known
     *     later; empty for JSON and for a single column
     */
    public DeadLetterLines(Format format, List<String> columns, Optional<Character> delimiter) {
        this.format = format;
        this.originals = OriginalCells.of(format, columns);
        this.delimiter = delimiter.map(Delimiter::new).orElse(Delimiter.NONE);
    }

    /** The first line of the file, with a byte order mark; empty for JSON. */
    public String header() {
        if (format.isJson()) {
            return "";
        }
        List<String> header = new ArrayList<>(OWN);
        header.addAll(originals.columns());
        return CsvLine.MARK + CsvLine.of(header, delimiter);
    }

    /** The line of one row, with its end. */
    public String line(Row row, DeadLetterNote note) {
        return format.isJson() ? json(row, note) : csv(row, note);
    }

    private String csv(Row row, DeadLetterNote note) {
        List<String> line = new ArrayList<>(OWN.size() + originals.columns().size());
        line.add(note.id());
        line.add(Long.toString(row.line()));
        line.add(note.row().isPresent() ? Long.toString(note.row().getAsLong()) : "");
        line.add(row instanceof Row.Misshapen ? RawRow.code(delimiter, originals.columns()) : note.error());
        line.add(note.message());
        originals.append(row, line);
        return CsvLine.of(line, delimiter);
    }

    private static String json(Row row, DeadLetterNote note) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        ObjectNode own =
                record.putObject(OwnColumns.MEMBER).put("id", note.id()).put("line", row.line());
        note.row().ifPresent(number -> own.put("row", number));
        own.put("error", note.error()).put("message", note.message());
        if (row instanceof Row.Json json) {
            record.setAll(Values.of(json));
        } else {
            own.put(RawJson.RAW, ((Row.Misshapen) row).raw());
        }
        return CompactJson.of(record) + "\n";
    }
}
