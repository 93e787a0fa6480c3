package io.saddlebag.records;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts CSV text into rows and cells. It knows the exact text and line of each row, which the usual parsers do not tell,
 * and goes on after a row that is wrong where no harm can come of it.
 *
 * <p>A quote that closes a value on the line on which it was opened and is not followed by a delimiter spoils that line
 * only. When line ends stand between, nobody can tell which quote is missing, and all that follows might be read as what it
 * is not: then the text is broken.
 */
final class CsvParser {
    /** In chars; a long text area of Salesforce takes 131,072. */
    static final int LONGEST_CELL = 200_000;

    private static final char QUOTE = '"';

    private final Text text;
    private final char delimiter;
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder unescaped = new StringBuilder();
    private int at;
    private int cell;
    private int rowLength;
    private long line = 1;
    private long rowLine;
    private boolean quoted;
    private CsvFlaw flaw;

    CsvParser(Text text, Delimiter delimiter) {
        this.text = text;
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
            if (peek() < 0) {
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

    /** What is wrong with the row; null: nothing. */
    CsvFlaw flaw() {
        return flaw;
    }

    /** The text of the row without its line end. */
    String raw() {
        return text.slice(text.kept(), text.kept() + rowLength);
    }

    /** The 1-based line on which the row begins. */
    long rowLine() {
        return rowLine;
    }

    /** The 1-based line that is being read. */
    long line() {
        return line;
    }

    /** Where the row begins, in chars. */
    long rowOffset() {
        return text.offset(text.kept());
    }

    /** Where the row and its line end stop, in chars. */
    long offset() {
        return text.offset(at);
    }

    private void beginRow() {
        text.keepFrom(at);
        rowLine = line;
        quoted = false;
        flaw = null;
        cells.clear();
    }

    private void readRow() throws IOException {
        readCell();
        while (peek() == delimiter) {
            at++;
            readCell();
        }
        rowLength = at - text.kept();
        readLineEnd();
    }

    /** A line of blanks is no row; a single value in quotes is one, even when nothing is in it. */
    private boolean isBlank() {
        return cells.size() == 1 && !quoted && flaw == null && cells.get(0).isBlank();
    }

    private void readCell() throws IOException {
        cell = at;
        if (quoteOpens()) {
            readQuoted();
        } else {
            readPlain();
        }
    }

    /** Blanks before the opening quote are no part of the value. */
    private boolean quoteOpens() throws IOException {
        if (isBlankSign(peek())) {
            skipBlanks();
            if (peek() != QUOTE) {
                at = cell;
                return false;
            }
        }
        return peek() == QUOTE;
    }

    private void readPlain() throws IOException {
        int next = skipPlain();
        while (next == QUOTE || next == 0) {
            note(next == 0 ? CsvFlaw.Kind.ZERO : CsvFlaw.Kind.STRAY_QUOTE, cells.size(), 0);
            at++;
            next = skipPlain();
        }
        add(at, false);
    }

    /** Stops at whatever is not simply part of a value. */
    private int skipPlain() throws IOException {
        do {
            char[] chars = text.chars();
            int limit = text.limit();
            int i = at;
            while (i < limit && (chars[i] > QUOTE || isPlain(chars[i])) && chars[i] != delimiter) {
                i++;
            }
            at = i;
        } while (at == text.limit() && readOn());
        return peek();
    }

    private static boolean isPlain(char c) {
        return c != '\n' && c != '\r' && c != QUOTE && c != 0;
    }

    private void readQuoted() throws IOException {
        long opened = line;
        quoted = true;
        unescaped.setLength(0);
        at++;
        cell = at;
        findQuote(opened);
        while (peekBehind() == QUOTE) {
            unescaped.append(text.chars(), cell, at + 1 - cell);
            at += 2;
            cell = at;
            findQuote(opened);
        }
        add(at, !unescaped.isEmpty());
        at++;
        skipBlanks();
        int next = peek();
        if (next >= 0 && next != delimiter && next != '\n' && next != '\r') {
            stray(opened);
        }
    }

    private void findQuote(long opened) throws IOException {
        for (int next = skipQuoted(); next != QUOTE; next = skipQuoted()) {
            if (next < 0) {
                throw new Broken(
                        0, "the quote that opens on line %d is never closed.".formatted(opened), CsvFlaw.CLOSE);
            }
            if (next == 0) {
                note(CsvFlaw.Kind.ZERO, cells.size(), 0);
                at++;
            } else {
                readLineEnd();
            }
        }
    }

    private int skipQuoted() throws IOException {
        do {
            char[] chars = text.chars();
            int limit = text.limit();
            int i = at;
            while (i < limit && (chars[i] > QUOTE || isPlain(chars[i]))) {
                i++;
            }
            at = i;
        } while (at == text.limit() && readOn());
        return peek();
    }

    private void stray(long opened) throws IOException {
        if (line > opened) {
            throw new Broken(
                    0,
                    "the quote that opens on line %d is closed on line %d in the middle of a value, so it may be that it was never meant to be open."
                            .formatted(opened, line),
                    CsvFlaw.CLOSE);
        }
        note(CsvFlaw.Kind.STRAY_QUOTE, cells.size() - 1, 0);
        for (int next = peek(); next >= 0 && next != '\n' && next != '\r'; next = peek()) {
            at++;
        }
    }

    private void readLineEnd() throws IOException {
        int next = peek();
        if (next == '\r') {
            at++;
            line++;
            if (peek() == '\n') {
                at++;
            }
        } else if (next == '\n') {
            at++;
            line++;
        }
    }

    private void add(int end, boolean escaped) {
        int length = unescapedLength(escaped) + end - cell;
        if (length > LONGEST_CELL) {
            note(CsvFlaw.Kind.TOO_LONG, cells.size(), length);
            cells.add("");
        } else if (escaped) {
            cells.add(unescaped.append(text.chars(), cell, end - cell).toString());
        } else {
            cells.add(text.slice(cell, end));
        }
    }

    private int unescapedLength(boolean escaped) {
        return escaped ? unescaped.length() : 0;
    }

    /** The first flaw is told; it is mostly the cause of the others. */
    private void note(CsvFlaw.Kind kind, int cell, int size) {
        if (flaw == null) {
            flaw = new CsvFlaw(kind, cell, size);
        }
    }

    private void skipBlanks() throws IOException {
        while (isBlankSign(peek())) {
            at++;
        }
    }

    private boolean isBlankSign(int c) {
        return (c == ' ' || c == '\t') && c != delimiter;
    }

    private int peek() throws IOException {
        return at < text.limit() || readOn() ? text.chars()[at] : -1;
    }

    private int peekBehind() throws IOException {
        if (at + 1 == text.limit()) {
            readOn();
        }
        return at + 1 < text.limit() ? text.chars()[at + 1] : -1;
    }

    /** Whether there is more. */
    private boolean readOn() throws IOException {
        int limitBefore = text.limit() - text.kept();
        int moved = text.more();
        at -= moved;
        cell -= moved;
        return text.limit() > limitBefore;
    }
}
