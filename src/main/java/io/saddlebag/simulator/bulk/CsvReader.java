package io.saddlebag.simulator.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads CSV as Bulk API 2.0 wants it, byte by byte, so that it knows where in the file a row began: a value may stand in
 * quotes, and must when it holds a quote, the delimiter or a line break; a blank beside a quote spoils its row; a line that
 * ends otherwise than the job said fails the job.
 */
final class CsvReader implements AutoCloseable {

    /** Characters of a value and of a row (contract sheet, section 4). */
    private static final int CELL_LIMIT = 131_072;

    private static final int ROW_LIMIT = 400_000;
    private static final int BYTES_PER_CHARACTER = 4;
    private static final int END = -1;
    private static final char UNREADABLE = '\uFFFD';

    private final InputStream in;
    private final int delimiter;
    private final LineEnding ending;
    private final byte[] buffer = new byte[64 * 1024];
    private int filled;
    private int at;
    private long position;

    private byte[] cell = new byte[256];
    private int length;
    private Optional<String> problem = Optional.empty();

    CsvReader(InputStream in, ColumnDelimiter delimiter, LineEnding ending) {
        this.in = in;
        this.delimiter = delimiter.sign();
        this.ending = ending;
    }

    /** How many bytes were read: where the next row begins. */
    long position() {
        return position;
    }

    /**
     * The next row that is not an empty line; none at the end.
     *
     * @throws JobFailure when a line ends otherwise than it should, or the text is no UTF-8
     */
    Optional<CsvRow> next() throws IOException {
        int next = read();
        while (next == '\n' || next == '\r') {
            next = blankLine(next);
        }
        return next == END ? Optional.empty() : Optional.of(row(next));
    }

    private int blankLine(int first) throws IOException {
        if (first == '\r' && ending == LineEnding.LF || first == '\n' && ending == LineEnding.CRLF) {
            throw wrongEnding();
        }
        int next = read();
        return first == '\r' && next == '\n' ? read() : next;
    }

    private CsvRow row(int first) throws IOException {
        var cells = new ArrayList<String>();
        problem = Optional.empty();
        int characters = 0;
        int next = first;
        while (true) {
            length = 0;
            int after = next == '"' ? quoted() : plain(next);
            var text = text();
            characters += text.length();
            cells.add(text);
            if (after != delimiter) {
                break;
            }
            next = read();
        }
        if (characters > ROW_LIMIT) {
            spoilt("the record holds " + characters + " characters (maximum " + ROW_LIMIT + ")");
        }
        return new CsvRow(cells, problem);
    }

    /** Reads a value up to its end and gives what stands there: the delimiter, a line feed, or the end of the file. */
    private int plain(int first) throws IOException {
        int next = first;
        while (next != delimiter && next != '\n' && next != END) {
            if (next == '"') {
                spoilt("a quote stands inside a value that is not quoted");
            }
            keep(next);
            int after = read();
            if (next == '\r' && after != '\n') {
                throw wrongEnding();
            }
            next = after;
        }
        if (next == '\n') {
            endLine();
        }
        return next;
    }

    private void endLine() {
        var returned = length > 0 && cell[length - 1] == '\r';
        if (returned != (ending == LineEnding.CRLF)) {
            throw wrongEnding();
        }
        length -= returned ? 1 : 0;
    }

    private int quoted() throws IOException {
        while (true) {
            int next = read();
            if (next == END) {
                spoilt("a quote is never closed");
                return END;
            }
            if (next != '"') {
                keep(next);
                continue;
            }
            next = read();
            if (next != '"') {
                return afterQuote(next);
            }
            keep('"');
        }
    }

    private int afterQuote(int next) throws IOException {
        if (next == '\r') {
            int feed = read();
            if (feed == '\n' && ending == LineEnding.CRLF || feed == END) {
                return feed;
            }
            throw wrongEnding();
        }
        if (next == '\n' && ending == LineEnding.CRLF) {
            throw wrongEnding();
        }
        if (next != delimiter && next != '\n' && next != END) {
            spoilt("something stands between a closing quote and the end of its value");
            return plain(next);
        }
        return next;
    }

    private JobFailure wrongEnding() {
        return new JobFailure(
                "ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is " + ending);
    }

    private void spoilt(String why) {
        if (problem.isEmpty()) {
            problem = Optional.of(why);
        }
    }

    /** Keeps a byte of a value, but never more than the longest value can have. */
    private void keep(int next) {
        if (length > CELL_LIMIT * BYTES_PER_CHARACTER) {
            return;
        }
        if (length == cell.length) {
            cell = Arrays.copyOf(cell, 2 * length);
        }
        cell[length++] = (byte) next;
    }

    private String text() {
        var text = new String(cell, 0, length, StandardCharsets.UTF_8);
        if (text.indexOf(UNREADABLE) >= 0 && length <= CELL_LIMIT * BYTES_PER_CHARACTER) {
            requireUtf8();
        }
        if (text.length() > CELL_LIMIT) {
            spoilt("a value holds more than " + CELL_LIMIT + " characters");
        }
        return text;
    }

    private void requireUtf8() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(cell, 0, length));
        } catch (CharacterCodingException e) {
            throw new JobFailure("ClientInputError : The upload is not UTF-8.");
        }
    }

    private int read() throws IOException {
        if (at == filled) {
            filled = Math.max(in.read(buffer), 0);
            at = 0;
            if (filled == 0) {
                return END;
            }
        }
        position++;
        return buffer[at++] & 0xff;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
