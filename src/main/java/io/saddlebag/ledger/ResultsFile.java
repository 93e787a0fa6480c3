package io.saddlebag.ledger;

import io.saddlebag.files.FileIdentity;
import io.saddlebag.files.Readers;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * A results file that is open. Somebody may remove or replace it meanwhile: what was written is still to be had from the open
 * file, and is written again.
 *
 * <p>A {@link RandomAccessFile} and no channel: an interrupt of the thread that happens to write would close a channel under
 * everyone's hands.
 */
final class ResultsFile {

    private static final int BLOCK = 1 << 16;

    private final Path path;
    private final Readers readers;
    private RandomAccessFile file;
    private Object key;

    private ResultsFile(Path path, Readers readers, RandomAccessFile file) throws IOException {
        this.path = path;
        this.readers = readers;
        this.file = file;
        this.key = keyOf(path);
    }

    static ResultsFile open(Path path, Readers readers) throws IOException {
        readers.makeFolder(path.getParent());
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return new ResultsFile(path, readers, reopen(path));
        }
        var opened = new ResultsFile(path, readers, create(path, readers));
        Durable.folder(path.getParent());
        return opened;
    }

    private static RandomAccessFile create(Path path, Readers readers) throws IOException {
        readers.newFile(path).close();
        return reopen(path);
    }

    /** What stands there now and has opened must be one file: a link is not written to. */
    private static RandomAccessFile reopen(Path path) throws IOException {
        var before = FileIdentity.of(path);
        if (!before.regular()) {
            throw new FileSystemException(path.toString(), null, "it is a link or a folder");
        }
        var file = new RandomAccessFile(path.toFile(), "rw");
        if (!FileIdentity.find(path).filter(before::isSameFile).isPresent()) {
            file.close();
            throw new FileSystemException(path.toString(), null, "it was replaced while it was opened");
        }
        return file;
    }

    /** Whether its name still leads to it. */
    boolean isInPlace() {
        try {
            return Objects.equals(key, keyOf(path));
        } catch (IOException e) {
            return false;
        }
    }

    /** What the file system knows it by; null where it tells none. */
    private static Object keyOf(Path path) throws IOException {
        return FileIdentity.of(path).key().orElse(null);
    }

    /** Writes it again, with all of its lines; what stands in its place is renamed and kept. */
    void restore() throws IOException {
        var name = path.getFileName().toString();
        readers.makeFolder(path.getParent());
        var draft = path.resolveSibling(FreeName.draft(name));
        var copy = create(draft, readers);
        copyTo(copy);
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            var other = FreeName.of(
                    FreeName.stem(name),
                    ".edited",
                    FreeName.ending(name),
                    taken -> Files.exists(path.resolveSibling(taken), LinkOption.NOFOLLOW_LINKS));
            Files.move(path, path.resolveSibling(other));
        }
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        Durable.folder(path.getParent());
        close();
        file = copy;
        key = keyOf(path);
    }

    private void copyTo(RandomAccessFile copy) throws IOException {
        var block = new byte[BLOCK];
        file.seek(0);
        for (var read = file.read(block); read > 0; read = file.read(block)) {
            copy.write(block, 0, read);
        }
        copy.getFD().sync();
    }

    long length() throws IOException {
        return file.length();
    }

    void cut(long length) throws IOException {
        if (file.length() > length) {
            file.setLength(length);
        }
    }

    /** Makes up for what somebody cut off: with empty lines, so that what follows stands where the ledger expects it. */
    void fill(long length) throws IOException {
        var missing = new byte[BLOCK];
        java.util.Arrays.fill(missing, (byte) '\n');
        file.seek(file.length());
        for (var left = length - file.length(); left > 0; left = length - file.length()) {
            file.write(missing, 0, (int) Math.min(left, BLOCK));
        }
    }

    void write(long at, byte[] bytes) throws IOException {
        file.seek(at);
        file.write(bytes);
    }

    void sync() throws IOException {
        file.getFD().sync();
    }

    void close() {
        try {
            file.close();
        } catch (IOException e) {
            // What it held was synced when it was written.
        }
    }
}
