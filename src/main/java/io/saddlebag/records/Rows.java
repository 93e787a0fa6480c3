package io.saddlebag.records;

import io.saddlebag.files.OpenedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/** The rows of one file, read as they are asked for, in constant memory. For one thread at a time. */
public final class Rows implements Iterator<Row>, AutoCloseable {
    private final Source source;
    private final Format format;
    private final RowReader reader;
    private final Runnable closing;
    private final Deque<Row> ahead = new ArrayDeque<>();
    private boolean ended;
    private boolean checked;
    private RuntimeException failure;
    private long lastLine;

    private Rows(Source source, Format format, RowReader reader, Runnable closing) {
        this.source = source;
        this.format = format;
        this.reader = reader;
        this.closing = closing;
    }

    /**
     * The same as {@link #open(OpenedFile, String, ReadOptions)}; the file is closed with the rows.
     *
     * @throws UncheckedIOException also when it cannot be opened
     */
    public static Rows open(Path file, String shownAs, ReadOptions options) {
        OpenedFile opened;
        try {
            opened = OpenedFile.open(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            return open(opened, shownAs, options, opened::close);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /**
     * Finds out what the file is, and reads the header of a CSV. The file is left open.
     *
     * @param shownAs the file as messages shall name it, {@code inbox/contacts/march.csv}
     * @throws UnreadableFile when the file as a whole cannot be read: empty, no text, wrong encoding, unusable header
     * @throws UncheckedIOException when the disk cannot be read
     */
    public static Rows open(OpenedFile file, String shownAs, ReadOptions options) {
        return open(file, shownAs, options, () -> {});
    }

    private static Rows open(OpenedFile file, String shownAs, ReadOptions options, Runnable closing) {
        try {
            Source source = Source.of(new Content.OnDisk(file), shownAs, options.charset());
            String head = source.head();
            return of(source, head, FormatSniff.of(source, head), options, closing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The rows of a text that is CSV.
     *
     * @param columns see {@link ReadOptions}
     */
    static Rows ofCsv(String text, String shownAs, Set<String> columns) {
        try {
            Source source = Source.of(new Content.Held(text), shownAs, Optional.of(StandardCharsets.UTF_8));
            return of(source, source.head(), Format.CSV, ReadOptions.of(columns), () -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rows of(Source source, String head, Format format, ReadOptions options, Runnable closing)
            throws IOException {
        return new Rows(source, format, reader(source, head, format, options), closing);
    }

    private static RowReader reader(Source source, String head, Format format, ReadOptions options) throws IOException {
        return switch (format) {
            case CSV -> new CsvRows(source, head, options);
            case NDJSON -> new NdjsonRows(source);
            case JSON_RECORDS -> new JsonRows(source, true);
            case JSON_ARRAY, JSON_OBJECT -> new JsonRows(source, false);
        };
    }

    /** What the file turned out to be. */
    public Format format() {
        return format;
    }

    /** How many bytes of the file have been read; a little more than the rows given so far take. */
    public long bytesRead() {
        return source.bytesRead().get();
    }

    /** The header of a CSV as written, without blank columns at its end; empty for JSON. */
    public List<String> columns() {
        return reader.columns();
    }

    /** The header of a CSV; empty for JSON. */
    public Optional<CsvHeader> header() {
        return reader.header();
    }

    /** How many rows of a CSV held nothing but delimiters and blanks, among those passed so far; they are skipped. */
    public long blankRows() {
        return reader.blankRows();
    }

    /** The 1-based line on which the header of a CSV begins; 0 for JSON. */
    public long headerLine() {
        return reader.headerLine();
    }

    /** The delimiter of a CSV of two columns or more. */
    public Optional<Character> delimiter() {
        return reader.delimiter().filter(found -> !found.equals(Delimiter.NONE)).map(Delimiter::written);
    }

    /**
     * The first rows, as many as one chunk holds, before any is taken; {@link #next} gives them all the same.
     *
     * @throws UncheckedIOException when the disk cannot be read
     */
    public List<Row> head() {
        long weight = 0;
        while (ahead.size() < Chunk.ROWS && weight < Text.LONGEST_ROW && readsOn()) {
            weight += RowWeight.of(ahead.getLast());
        }
        return List.copyOf(ahead);
    }

    /** Whoever takes the rows meets the same failure behind them. */
    private boolean readsOn() {
        try {
            return failure == null && readNext();
        } catch (UnreadableFile e) {
            return false;
        }
    }

    /**
     * @throws UnreadableFile after all rows before it were given: what follows cannot be read, or the file was changed
     *     while it was read
     * @throws UncheckedIOException when the disk cannot be read
     */
    @Override
    public boolean hasNext() {
        if (!ahead.isEmpty()) {
            return true;
        }
        if (failure != null) {
            throw failure;
        }
        if (readNext()) {
            return true;
        }
        if (!checked) {
            checked = true;
            checkUnchanged();
        }
        return false;
    }

    private boolean readNext() {
        try {
            Optional<Row> row = ended ? Optional.empty() : reader.read();
            ended = row.isEmpty();
            row.ifPresent(ahead::add);
            return !ended;
        } catch (IOException e) {
            throw failed(new UncheckedIOException(e));
        } catch (UnreadableFile e) {
            throw failed(e);
        }
    }

    private void checkUnchanged() {
        try {
            if (source.content().changed()) {
                throw failed(source.unreadable(
                        lastLine,
                        "the file was changed while it was read; the rows up to here were read.",
                        "Drop the new version again when it is complete."));
            }
        } catch (IOException e) {
            throw failed(new UncheckedIOException(e));
        }
    }

    private RuntimeException failed(RuntimeException why) {
        failure = why;
        return why;
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Row row = ahead.remove();
        lastLine = row.line();
        return row;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            closing.run();
        }
    }
}
