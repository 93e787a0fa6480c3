package io.saddlebag.records;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a results file: for each row its line in the source, what became of it, then the row itself: the user's
 * columns, or one column {@code record} with the JSON. Our columns are called {@code saddlebag_…}, so that they never
 * clash with the user's.
 */
public final class ResultLines {
    private static final List<String> OWN = List.of(
            OwnColumns.LINE,
            OwnColumns.OUTCOME,
            OwnColumns.PREFIX + "salesforce_id",
            OwnColumns.PREFIX + "change",
            OwnColumns.ERROR,
            OwnColumns.MESSAGE);

    private static final String NOTICE = "notice";

    private final OriginalCells originals;
    private final Delimiter delimiter;

    private ResultLines(OriginalCells originals, Delimiter delimiter) {
        this.originals = originals;
        this.delimiter = delimiter;
    }

    /**
     * For the rows of a file.
     *
     * @param columns the header of the source; empty for JSON
     * @param delimiter of the source; empty for JSON and for a single column
     */
    public static ResultLines of(Format format, List<String> columns, Optional<Character> delimiter) {
        return new ResultLines(
                OriginalCells.of(format, columns), delimiter.map(Delimiter::new).orElse(Delimiter.COMMA));
    }

    /** For records that were JSON, or came in messages. */
    public static ResultLines ofJson() {
        return of(Format.NDJSON, List.of(), Optional.empty());
    }

    /** The same with the delimiter that a results file has which was begun before. */
    public ResultLines continuing(Path results) throws IOException {
        try (InputStream in = Files.newInputStream(results)) {
            String head = new String(in.readNBytes(CsvLine.MARK.length() + 200), StandardCharsets.UTF_8);
            return new ResultLines(originals, OwnFile.delimiter(head).orElse(delimiter));
        }
    }

    /** The first line of the file, with a byte order mark. */
    public String header() {
        List<String> header = new ArrayList<>(OWN);
        header.addAll(originals.columns());
        return CsvLine.MARK + CsvLine.of(header, delimiter);
    }

    /** A line about the source as a whole, with its end. */
    public String notice(String code, String message) {
        List<String> line = new ArrayList<>(List.of("", NOTICE, "", "", code, message));
        line.addAll(Collections.nCopies(originals.columns().size(), ""));
        return CsvLine.of(line, delimiter);
    }

    /** Whether a line of a results file that was dropped back is about its source, and no row. */
    static boolean isNotice(Row row) {
        return row instanceof Row.Cells cells
                && Values.cell(cells, OwnColumns.OUTCOME).filter(NOTICE::equals).isPresent()
                && Values.cell(cells, OwnColumns.LINE).isEmpty();
    }

    /** The line of one row, with its end. */
    public String line(Row row, RowResult result) {
        List<String> line = new ArrayList<>(OWN.size() + originals.columns().size());
        line.add(Long.toString(row.line()));
        line.add(result.outcome());
        line.add(result.salesforceId());
        line.add(result.change());
        line.add(result.errorCode());
        line.add(result.message());
        originals.append(row, line);
        return CsvLine.of(line, delimiter);
    }
}
