package io.saddlebag.records;

import io.saddlebag.files.OpenedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A folder for files of tests, and what was read of one. */
record Inbox(Path folder) {

    /** All rows, and why there are no more. */
    record Read(Format format, List<String> columns, List<Row> rows, Optional<UnreadableFile> failure) {
        List<Long> lines() {
            return rows.stream().map(Row::line).toList();
        }

        /** Cells as lists, JSON as it prints, misshapen rows as "! raw". */
        List<String> told() {
            return rows.stream().map(Read::told).toList();
        }

        private static String told(Row row) {
            if (row instanceof Row.Cells cells) {
                return cells.cells().toString();
            }
            return row instanceof Row.Json json ? json.record().toString() : "! " + ((Row.Misshapen) row).raw();
        }

        Row.Misshapen misshapen(int index) {
            return (Row.Misshapen) rows.get(index);
        }

        String complaint() {
            return failure.orElseThrow().problem().toString();
        }
    }

    Read read(String name, String text) {
        return read(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Read read(String name, String text, Charset charset) {
        return read(name, text.getBytes(charset));
    }

    Read read(String name, byte[] bytes) {
        return read(name, bytes, ReadOptions.BY_LOOKING);
    }

    Read read(String name, byte[] bytes, ReadOptions options) {
        return read(file(name, bytes), options);
    }

    Read read(Path file, ReadOptions options) {
        List<Row> rows = new ArrayList<>();
        Format format = null;
        List<String> columns = List.of();
        OpenedFile opened = open(file);
        try (Rows read = Rows.open(opened, "inbox/" + file.getFileName(), options)) {
            format = read.format();
            columns = read.columns();
            while (read.hasNext()) {
                rows.add(read.next());
            }
            opened.close();
            return new Read(format, columns, rows, Optional.empty());
        } catch (UnreadableFile e) {
            // Its rest is read from the open file.
            if (e.rest().isEmpty()) {
                opened.close();
            }
            return new Read(format, columns, rows, Optional.of(e));
        }
    }

    private static OpenedFile open(Path file) {
        try {
            return OpenedFile.open(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a later file would be that somebody makes of the rest. */
    String rest(Read read) {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        try {
            read.failure().orElseThrow().rest().orElseThrow().writeTo(rest);
            return rest.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
