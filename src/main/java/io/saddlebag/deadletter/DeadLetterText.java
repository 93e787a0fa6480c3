package io.saddlebag.deadletter;

import io.saddlebag.files.Readers;
import io.saddlebag.ledger.DeadLetter;
import io.saddlebag.ledger.DeadLetterBooks;
import io.saddlebag.ledger.DeadLetterState;
import io.saddlebag.ledger.Source;
import io.saddlebag.records.DeadLetterLines;
import io.saddlebag.records.DeadLetterNote;
import io.saddlebag.records.Format;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Writes the dead letters of one source to a file, row by row, and knows its hash. */
final class DeadLetterText {

    /**
     * What was written.
     *
     * @param version of the ledger's dead letters
     * @param rows how many there were
     */
    record Written(long version, long rows, String sha256) {}

    private final DeadLetterLines lines;
    private final OutputStream out;
    private long rows;

    private DeadLetterText(DeadLetterLines lines, OutputStream out) {
        this.lines = lines;
        this.out = out;
    }

    /** Returns when it is on the disk. */
    static Written write(Path file, Readers readers, Source source, DeadLetterBooks books) throws IOException {
        var format = Format.valueOf(source.format());
        var digest = digest();
        try (var disk = readers.newFile(file);
                var out = new BufferedOutputStream(new DigestOutputStream(disk, digest))) {
            var lines = new DeadLetterLines(format, source.header(), source.delimiter());
            var text = new DeadLetterText(lines, out);
            text.print(text.lines.header());
            var version = books.each(source.id(), text::add);
            out.flush();
            disk.sync();
            return new Written(version, text.rows, HexFormat.of().formatHex(digest.digest()));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void add(DeadLetter dead) {
        rows++;
        print(lines.line(
                dead.row(),
                new DeadLetterNote(dead.id(), dead.number(), dead.failure().code(), message(dead))));
    }

    /** With the advice how to decide, where a person must. */
    private static String message(DeadLetter dead) {
        return dead.state() == DeadLetterState.HELD && dead.note().isPresent()
                ? dead.failure().message() + " " + dead.note().get()
                : dead.failure().message();
    }

    private void print(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
