package io.saddlebag.records;

import io.saddlebag.files.OpenedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What tells one content of a file from another, whatever the file is called.
 *
 * @param size in bytes
 * @param sha256 of all bytes, 64 lower-case hex digits
 */
public record Fingerprint(long size, String sha256) {

    /** Reads the whole file, in constant memory; no link is followed. */
    public static Fingerprint of(Path file) throws IOException {
        try (OpenedFile opened = OpenedFile.open(file)) {
            return of(opened);
        }
    }

    public static Fingerprint of(OpenedFile file) throws IOException {
        MessageDigest digest = newDigest();
        byte[] block = new byte[1 << 16];
        long size = 0;
        try (InputStream in = file.read()) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digest.update(block, 0, read);
                size += read;
            }
        }
        return new Fingerprint(size, HexFormat.of().formatHex(digest.digest()));
    }

    /** Of the first bytes of a file, in constant memory. */
    public static Fingerprint ofBeginning(OpenedFile file, long bytes) throws IOException {
        MessageDigest digest = newDigest();
        byte[] block = new byte[1 << 16];
        long left = bytes;
        try (InputStream in = file.read()) {
            while (left > 0) {
                int read = in.read(block, 0, (int) Math.min(block.length, left));
                if (read < 0) {
                    break;
                }
                digest.update(block, 0, read);
                left -= read;
            }
        }
        return new Fingerprint(bytes, HexFormat.of().formatHex(digest.digest()));
    }

    /** Of a text, by its UTF-8 bytes. */
    public static Fingerprint of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Fingerprint(
                bytes.length, HexFormat.of().formatHex(newDigest().digest(bytes)));
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
