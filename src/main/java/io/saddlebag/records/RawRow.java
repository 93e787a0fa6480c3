package io.saddlebag.records;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * A misshapen CSV row in a dead-letter file: its text stands in the first of the original columns, the others are
 * empty, and {@code saddlebag_error} is {@code MISSHAPEN_ROW:} with the name of its delimiter and a checksum of the
 * columns. It is read again as the row that it was, until somebody spreads it over the columns.
 */
final class RawRow {
    static final String CODE = "MISSHAPEN_ROW";

    /** Older files have no checksum. */
    private static final Pattern MARK = Pattern.compile(CODE + ":(.+?)(?::([0-9a-f]{8}))?");

    private static final String FIX = "Correct it there, or spread it over the columns and empty saddlebag_error.";

    private final List<String> originals;

    /** Where the original columns stand; two of them may have one name. */
    private final List<Integer> places;

    private final String checksum;

    private RawRow(List<String> columns) {
        this.originals = OwnColumns.without(columns);
        this.places = IntStream.range(0, columns.size())
                .filter(place -> !OwnColumns.isOwn(columns.get(place)))
                .boxed()
                .toList();
        this.checksum = checksum(originals);
    }

    /** For the rows of a file with this header. */
    static RawRow in(List<String> columns) {
        return new RawRow(columns);
    }

    /** What {@code saddlebag_error} says of a misshapen row of a file with this delimiter and these columns. */
    static String code(Delimiter delimiter, List<String> originals) {
        return CODE + ":" + delimiter.word() + ":" + checksum(originals);
    }

    private static String checksum(List<String> originals) {
        CRC32 sum = new CRC32();
        originals.forEach(column -> sum.update((ColumnName.plain(column) + "\n").getBytes(StandardCharsets.UTF_8)));
        return "%08x".formatted(sum.getValue());
    }

    /** The row that stands as text in a cell; else the row itself. */
    Row unpacked(Row.Cells row) {
        if (places.isEmpty() || places.size() == row.columns().size()) {
            return row;
        }
        String code = Values.cell(row, OwnColumns.ERROR).orElse("");
        if (code.startsWith(CODE)) {
            return marked(row, MARK.matcher(code));
        }
        boolean unmarked = code.isEmpty()
                && originals.size() > 1
                && Values.deadLetterId(row).isPresent();
        return unmarked
                        && standsAlone(row)
                        && Delimiter.USUAL.stream().anyMatch(delimiter -> isTable(text(row), delimiter))
                ? misshapen(
                        row, "it has values of several columns. Spread them; if it is one value, empty saddlebag_id.")
                : row;
    }

    private Row marked(Row.Cells row, Matcher mark) {
        Optional<Delimiter> delimiter = mark.matches() ? Delimiter.named(mark.group(1)) : Optional.empty();
        if (delimiter.isEmpty()) {
            return standsAlone(row) ? misshapen(row, "nothing says how its values are delimited. " + FIX) : row;
        }
        if (!standsAlone(row)) {
            return isTable(text(row), delimiter.get())
                    ? misshapen(row, "the other columns have values, too. Spread it, and empty saddlebag_error.")
                    : row;
        }
        if (mark.group(2) != null && !mark.group(2).equals(checksum)) {
            return misshapen(
                    row,
                    "the columns were moved or changed since, so its values no longer stand under their names."
                            + " Spread it, and empty saddlebag_error.");
        }
        return parsed(row, delimiter.get());
    }

    private String text(Row.Cells row) {
        return row.cells().get(places.get(0));
    }

    private boolean standsAlone(Row.Cells row) {
        return places.stream()
                .skip(1)
                .allMatch(place -> Blanks.isBlank(row.cells().get(place)));
    }

    /** Whether a text is more than one value, or none at all, so that it cannot be meant as the value of a column. */
    private static boolean isTable(String text, Delimiter delimiter) {
        try (Cursor cursor = new Cursor(Text.of(text))) {
            CsvParser parser = new CsvParser(cursor, delimiter);
            return parser.next() && (parser.cells().size() > 1 || parser.flaw().isPresent() || parser.next());
        } catch (IOException unclosedQuote) {
            return true;
        }
    }

    private Row parsed(Row.Cells row, Delimiter delimiter) {
        try (Cursor text = new Cursor(Text.of(text(row)))) {
            return parsed(row, new CsvParser(text, delimiter), delimiter);
        } catch (IOException e) {
            return misshapen(row, e.getMessage() + " " + FIX);
        }
    }

    private Row parsed(Row.Cells row, CsvParser parser, Delimiter delimiter) throws IOException {
        parser.next();
        List<String> cells = List.copyOf(parser.cells());
        Optional<CsvFlaw> flaw = parser.flaw();
        if (flaw.isPresent()) {
            return misshapen(row, flaw.get().told("column " + (flaw.get().cell() + 1)) + " " + FIX);
        }
        if (parser.next()) {
            return misshapen(row, "it holds more than one row. " + FIX);
        }
        return filled(row, cells)
                .map(all -> (Row) new Row.Cells(row.number(), row.line(), row.columns(), all))
                .orElseGet(() -> misshapen(row, RowWidth.told(cells.size(), originals.size(), delimiter) + " " + FIX));
    }

    /**
     * The raw text is a row of the user's file, or a whole line of a dead-letter file that somebody put out of shape.
     */
    private Optional<List<String>> filled(Row.Cells row, List<String> cells) {
        if (cells.size() == row.columns().size()) {
            return Optional.of(PlainCell.read(cells));
        }
        if (cells.size() != originals.size()) {
            return Optional.empty();
        }
        List<String> filled = new ArrayList<>(row.cells());
        for (int i = 0; i < cells.size(); i++) {
            filled.set(places.get(i), cells.get(i));
        }
        return Optional.of(List.copyOf(filled));
    }

    private Row misshapen(Row.Cells row, String what) {
        String told = "the row still stands as one text in column '%s': %s"
                .formatted(ColumnName.shown(ColumnName.plain(originals.get(0))), what);
        return new Row.Misshapen(row.number(), row.line(), text(row), told, Values.deadLetterId(row));
    }
}
