package io.saddlebag.records;

import static io.saddlebag.records.Cursor.QUOTE;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts CSV text into rows and cells. It knows the exact text and line of each row, which the usual parsers do not
 * tell, and goes on after a row that is wrong where no harm can come of it.
 *
 * <p>A quote that closes a value on the line on which it was opened and is not followed by a delimiter spoils that
 * line only. When line ends stand between, nobody can tell which quote is missing, and all that follows might be read
 * as what it is not: then the text is broken.
 */
final class CsvParser {
    /** In chars; a long text area of Salesforce takes 131,072. */
    static final int LONGEST_CELL = 200_000;

    private final Cursor cursor;
    private final int delimiter;
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder unescaped = new StringBuilder();
    private int rowLength;
    private long rowLine;
    private long blankRows;
    private boolean quoted;
    private CsvFlaw flaw;

    CsvParser(Cursor cursor, Delimiter delimiter) {
        this.cursor = cursor;
        this.delimiter = delimiter.sign();
    }

    /**
     * Reads the next row that is not blank.
     *
     * @return false at the end of the text
     * @throws Broken when a quote is not closed
     */
    boolean next() throws IOException {
        do {
            beginRow();
            if (cursor.peek() == Cursor.END) {
                return false;
            }
            readRow();
        } while (isBlank());
        return true;
    }

    /** The values of the row, without their quotes; a view that the next row changes. */
    List<String> cells() {
        return cells;
    }

    /** What is wrong with the row, if anything is. */
    Optional<CsvFlaw> flaw() {
        return Optional.ofNullable(flaw);
    }

    /** The text of the row without its line end. */
    String raw() {
        return cursor.slice(0, rowLength);
    }

    /** The 1-based line on which the row begins. */
    long rowLine() {
        return rowLine;
    }

    /** How many rows of delimiters and blanks were skipped so far. */
    long blankRows() {
        return blankRows;
    }

    private void beginRow() {
        cursor.beginRow();
        rowLine = cursor.line();
        quoted = false;
        flaw = null;
        cells.clear();
    }

    private void readRow() throws IOException {
        readCell();
        while (cursor.peek() == delimiter) {
            cursor.pass(1);
            readCell();
        }
        rowLength = cursor.inRow();
        cursor.passLineEnd();
    }

    /** Delimiters and blanks alone are no row, as a line of blanks is none; a single value in quotes is one. */
    private boolean isBlank() {
        boolean said = flaw != null || quoted && cells.size() == 1;
        for (int i = 0; i < cells.size() && !said; i++) {
            said = !Blanks.isBlank(cells.get(i));
        }
        blankRows += !said && cells.size() > 1 ? 1 : 0;
        return !said;
    }

    private void readCell() throws IOException {
        if (quoteOpens()) {
            readQuoted();
        } else {
            readPlain();
        }
    }

    /** Blanks before the opening quote are no part of the value. */
    private boolean quoteOpens() throws IOException {
        if (isBlankSign(cursor.peek())) {
            int start = cursor.inRow();
            passBlanks();
            if (cursor.peek() != QUOTE) {
                cursor.backTo(start);
            }
        }
        return cursor.peek() == QUOTE;
    }

    private void readPlain() throws IOException {
        int start = cursor.inRow();
        int next = cursor.passPlain(delimiter);
        while (next == QUOTE || next == 0) {
            note(next == 0 ? CsvFlaw.Kind.ZERO : CsvFlaw.Kind.STRAY_QUOTE, cells.size(), 0);
            cursor.pass(1);
            next = cursor.passPlain(delimiter);
        }
        int length = cursor.inRow() - start;
        cells.add(isTooLong(length) ? "" : cursor.slice(start, start + length));
    }

    private void readQuoted() throws IOException {
        long opened = cursor.line();
        quoted = true;
        cursor.pass(1);
        int start = cursor.inRow();
        findQuote(opened);
        if (cursor.peekBehind() == QUOTE) {
            cells.add(unescaped(start, opened));
        } else {
            int length = cursor.inRow() - start;
            cells.add(isTooLong(length) ? "" : cursor.slice(start, start + length));
        }
        cursor.pass(1);
        passBlanks();
        int next = cursor.peek();
        if (next != Cursor.END && next != delimiter && !Cursor.isLineEnd(next)) {
            stray(opened);
        }
    }

    /** Two quotes are one that belongs to the value. */
    private String unescaped(int start, long opened) throws IOException {
        unescaped.setLength(0);
        int from = start;
        while (cursor.peekBehind() == QUOTE) {
            cursor.pass(1);
            cursor.copyTo(unescaped, from);
            cursor.pass(1);
            from = cursor.inRow();
            findQuote(opened);
        }
        cursor.copyTo(unescaped, from);
        return isTooLong(unescaped.length()) ? "" : unescaped.toString();
    }

    private void findQuote(long opened) throws IOException {
        for (int next = cursor.passPlain(QUOTE); next != QUOTE; next = cursor.passPlain(QUOTE)) {
            if (next == Cursor.END) {
                throw new Broken("the quote that opens on line %d is never closed.".formatted(opened), CsvFlaw.CLOSE);
            }
            if (next == 0) {
                note(CsvFlaw.Kind.ZERO, cells.size(), 0);
                cursor.pass(1);
            } else {
                cursor.passLineEnd();
            }
        }
    }

    private void stray(long opened) throws IOException {
        if (cursor.line() > opened) {
            String what =
                    "the quote that opens on line %d is closed on line %d in front of more text: one of the two is wrong."
                            .formatted(opened, cursor.line());
            throw new Broken(what, CsvFlaw.CLOSE);
        }
        note(CsvFlaw.Kind.STRAY_QUOTE, cells.size() - 1, 0);
        for (int next = cursor.peek(); next != Cursor.END && !Cursor.isLineEnd(next); next = cursor.peek()) {
            cursor.pass(1);
        }
    }

    private boolean isTooLong(int length) {
        if (length > LONGEST_CELL) {
            note(CsvFlaw.Kind.TOO_LONG, cells.size(), length);
        }
        return length > LONGEST_CELL;
    }

    /** The first flaw is told; it is mostly the cause of the others. */
    private void note(CsvFlaw.Kind kind, int cell, int size) {
        if (flaw == null) {
            flaw = new CsvFlaw(kind, cell, size);
        }
    }

    private void passBlanks() throws IOException {
        while (isBlankSign(cursor.peek())) {
            cursor.pass(1);
        }
    }

    private boolean isBlankSign(int c) {
        return (c == ' ' || c == '\t') && c != delimiter;
    }
}
