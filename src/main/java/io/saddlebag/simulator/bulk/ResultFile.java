package io.saddlebag.simulator.bulk;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A result file while it is written. The rows of each batch are shuffled, for their order is not promised. */
final class ResultFile implements Closeable {

    /** Rows that Salesforce takes as one batch, and a bound on what is held of them here. */
    private static final int BATCH_ROWS = 10_000;

    private static final int HELD_CHARACTERS = 4_000_000;

    private final OutputStream out;
    private final Random random;
    private final List<String> rows = new ArrayList<>();
    private int characters;

    ResultFile(Path file, String header, Random random) throws IOException {
        out = new BufferedOutputStream(Files.newOutputStream(file), 64 * 1024);
        this.random = random;
        out.write(header.getBytes(StandardCharsets.UTF_8));
    }

    void add(String row) throws IOException {
        rows.add(row);
        characters += row.length();
        if (rows.size() == BATCH_ROWS || characters > HELD_CHARACTERS) {
            write();
        }
    }

    private void write() throws IOException {
        Collections.shuffle(rows, random);
        for (var row : rows) {
            out.write(row.getBytes(StandardCharsets.UTF_8));
        }
        rows.clear();
        characters = 0;
    }

    @Override
    public void close() throws IOException {
        try (out) {
            write();
        }
    }
}
