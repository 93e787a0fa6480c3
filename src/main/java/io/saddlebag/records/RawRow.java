package io.saddlebag.records;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A misshapen CSV row in a dead-letter file: its text stands in the first of the original columns, the others are
 * empty, and {@code saddlebag_error} is {@code MISSHAPEN_ROW:} with the name of its delimiter. It is read again as the
 * row that it was, until somebody spreads it over the columns or empties {@code saddlebag_error}.
 */
final class RawRow {
    static final String CODE = "MISSHAPEN_ROW";

    private final List<String> originals;

    /** Where the original columns stand; two of them may have one name. */
    private final List<Integer> places;

    private final boolean possible;

    private RawRow(List<String> columns) {
        this.originals = OwnColumns.without(columns);
        this.places = IntStream.range(0, columns.size())
                .filter(place -> !OwnColumns.isOwn(columns.get(place)))
                .boxed()
                .toList();
        this.possible = !places.isEmpty()
                && places.get(0) > 0
                && columns.stream().map(Values::trim).anyMatch(OwnColumns.ERROR::equals);
    }

    /** For the rows of a file with this header. */
    static RawRow in(List<String> columns) {
        return new RawRow(columns);
    }

    /** What {@code saddlebag_error} says of a misshapen row of a file with this delimiter. */
    static String code(Delimiter delimiter) {
        return CODE + ":" + delimiter.word();
    }

    /** The row that stands as text in a cell; else the row itself. */
    Row unpacked(Row.Cells row) {
        return possible && isRaw(row) ? parsed(row) : row;
    }

    private boolean isRaw(Row.Cells row) {
        return Values.cell(row, OwnColumns.ERROR)
                        .filter(code -> code.startsWith(CODE))
                        .isPresent()
                && places.stream()
                        .skip(1)
                        .allMatch(place -> Blanks.isBlank(row.cells().get(place)));
    }

    private Row parsed(Row.Cells row) {
        String code = Values.cell(row, OwnColumns.ERROR).orElse("");
        Optional<Delimiter> delimiter = Delimiter.named(code.replaceFirst(CODE + ":?", ""));
        if (delimiter.isEmpty()) {
            return misshapen(row, "nothing says how its values are delimited.");
        }
        try (Cursor text = new Cursor(Text.of(row.cells().get(places.get(0))))) {
            return parsed(row, new CsvParser(text, delimiter.get()), delimiter.get());
        } catch (IOException e) {
            return misshapen(row, e.getMessage());
        }
    }

    private Row parsed(Row.Cells row, CsvParser parser, Delimiter delimiter) throws IOException {
        parser.next();
        List<String> cells = List.copyOf(parser.cells());
        Optional<CsvFlaw> flaw = parser.flaw();
        if (flaw.isPresent()) {
            return misshapen(row, flaw.get().told("column " + (flaw.get().cell() + 1)));
        }
        if (parser.next()) {
            return misshapen(row, "it holds more than one row.");
        }
        return filled(row, cells)
                .map(all -> (Row) new Row.Cells(row.number(), row.line(), row.columns(), all))
                .orElseGet(() -> misshapen(row, RowWidth.told(cells.size(), originals.size(), delimiter)));
    }

    /**
     * The raw text is a row of the user's file, or a whole line of a dead-letter file that somebody put out of shape.
     */
    private Optional<List<String>> filled(Row.Cells row, List<String> cells) {
        if (cells.size() == row.columns().size()) {
            return Optional.of(cells);
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
        String told =
                "the row still stands as one text in column '%s': %s Correct it there, or spread it over the columns and empty saddlebag_error."
                        .formatted(Values.trim(originals.get(0)), what);
        return new Row.Misshapen(
                row.number(), row.line(), row.cells().get(places.get(0)), told, Values.deadLetterId(row));
    }
}
