package io.saddlebag.records;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The rows of a CSV file: as many cells as the header has names, or misshapen. */
final class CsvRows implements RowReader {
    private final Source source;
    private final Delimiter delimiter;
    private final Optional<Delimiter> better;
    private final Cursor cursor;
    private final CsvParser parser;
    private final Header header;
    private final long headerLine;
    private final long blankRowsBefore;
    private final long headerEnd;
    private final RawRow rawRow;
    private final boolean ofOurs;
    private long number;

    /** @param head the first chars of the file */
    CsvRows(Source source, String head, ReadOptions options) throws IOException {
        this.source = source;
        this.delimiter = DelimiterSniff.of(head, options);
        this.better = DelimiterSniff.better(head, options, delimiter);
        this.cursor = new Cursor(source.text());
        this.parser = new CsvParser(cursor, delimiter);
        try {
            this.header = readHeader(DelimiterSniff.sepLine(head).isPresent());
        } catch (IOException | RuntimeException e) {
            cursor.close();
            throw e;
        }
        this.headerLine = parser.rowLine();
        this.blankRowsBefore = parser.blankRows();
        this.headerEnd = cursor.offset();
        this.rawRow = RawRow.in(header.columns());
        this.ofOurs = OwnColumns.areIn(header.columns());
    }

    private Header readHeader(boolean behindSepLine) throws IOException {
        try {
            if (behindSepLine) {
                parser.next();
            }
            if (!parser.next()) {
                throw source.empty();
            }
        } catch (Broken e) {
            throw source.unreadable(parser.rowLine(), "the header cannot be read: " + e.getMessage(), e.fix());
        }
        Header read = Header.of(own(parser.cells(), OwnColumns.areIn(parser.cells())));
        Optional<String> mistake = parser.flaw()
                .map(flaw -> flaw.told(read.told(flaw.cell())))
                .or(() -> half("the header"))
                .or(read::mistake);
        if (mistake.isPresent()) {
            throw source.unreadable(parser.rowLine(), mistake.get(), "Correct the header; nothing was read.");
        }
        return read;
    }

    @Override
    public Optional<Row> read() throws IOException {
        try {
            Optional<Row> row = next();
            while (row.filter(ResultLines::isNotice).isPresent()) {
                number--;
                row = next();
            }
            return row;
        } catch (Broken | Undecodable e) {
            Rest rest = new Rest(source, parser.rowLine(), 0, headerEnd, cursor.rowOffset());
            throw source.stopped(e, parser.rowLine(), cursor.line(), rest);
        }
    }

    private Optional<Row> next() throws IOException {
        return parser.next() ? Optional.of(row()) : Optional.empty();
    }

    private Row row() {
        number++;
        Optional<CsvFlaw> flaw = parser.flaw();
        if (flaw.isPresent()) {
            return misshapen(flaw.get().told(header.told(flaw.get().cell())));
        }
        Optional<String> half = half("the row");
        if (half.isPresent()) {
            return misshapen(half.get());
        }
        List<String> cells = fitted(parser.cells());
        return cells.size() == header.columns().size()
                ? rawRow.unpacked(cells(cells))
                : misshapen(RowWidth.told(cells.size(), header.columns().size(), delimiter));
    }

    /** A text that is held may hold what no decoder gives. */
    private Optional<String> half(String name) {
        return source.content() instanceof Content.Held ? Halves.complaint(name, parser.raw()) : Optional.empty();
    }

    private Row.Cells cells(List<String> cells) {
        List<String> own =
                Collections.unmodifiableList(Arrays.asList(own(cells, ofOurs).toArray(String[]::new)));
        return new Row.Cells(number, parser.rowLine(), header.columns(), own);
    }

    private static List<String> own(List<String> cells, boolean ofOurs) {
        return ofOurs ? PlainCell.read(cells) : cells;
    }

    /** Under the blank columns at the end of the header stands nothing, or the row is too long. */
    private List<String> fitted(List<String> cells) {
        int width = cells.size();
        while (width > header.columns().size() && width <= header.width() && Blanks.isBlank(cells.get(width - 1))) {
            width--;
        }
        return cells.subList(0, width);
    }

    private Row misshapen(String what) {
        return new Row.Misshapen(number, parser.rowLine(), parser.raw(), what, deadLetterId());
    }

    /** It stands first, so that it is there even when the rest of the row is out of shape. */
    private Optional<String> deadLetterId() {
        boolean first = Values.trim(header.columns().get(0)).equals(OwnColumns.ID);
        return Optional.of(parser.cells())
                .filter(cells -> first && !cells.isEmpty())
                .map(cells -> Values.trim(cells.get(0)))
                .filter(id -> !id.isEmpty());
    }

    @Override
    public List<String> columns() {
        return header.columns();
    }

    @Override
    public Optional<CsvHeader> header() {
        Optional<String> spoken = Optional.of(delimiter)
                .filter(sign -> !sign.equals(Delimiter.NONE))
                .map(Delimiter::spoken);
        return Optional.of(new CsvHeader(headerLine, columns(), spoken, better.map(Delimiter::spoken)));
    }

    @Override
    public long blankRows() {
        return parser.blankRows() - blankRowsBefore;
    }

    @Override
    public long headerLine() {
        return headerLine;
    }

    @Override
    public Optional<Delimiter> delimiter() {
        return Optional.of(delimiter);
    }

    @Override
    public void close() throws IOException {
        cursor.close();
    }
}
