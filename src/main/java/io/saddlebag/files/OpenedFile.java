package io.saddlebag.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.Optional;
import java.util.Set;

/**
 * A file that was opened once: all that is read of it comes from here, whatever takes its name meanwhile.
 *
 * <p>Links are not followed, neither at its name nor, if another user could place them, in its path. What stood under the name
 * before and after the opening must be the same file, unchanged: a file that is renamed, or gets another name, has another time of change
 * ({@link FileIdentity#changed}), so that nobody can put a hard link in its place for a moment. That holds for a file that was
 * {@linkplain #open(Path, FileIdentity) seen before}, longer ago than a tick of the clock of the file system (10 ms at most).
 */
public final class OpenedFile implements AutoCloseable {

    private static final Set<? extends java.nio.file.OpenOption> READ =
            Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    private final Path path;
    private final FileIdentity identity;
    private final SeekableByteChannel channel;

    private OpenedFile(Path path, FileIdentity identity, SeekableByteChannel channel) {
        this.path = path;
        this.identity = identity;
        this.channel = channel;
    }

    /** @throws IOException when it cannot be opened, is no regular file, or was replaced in this moment */
    public static OpenedFile open(Path file) throws IOException {
        return open(file, FileIdentity.of(file));
    }

    /**
     * @param seen what stood there a while ago
     * @throws IOException the same, also when it is not that file any more
     */
    public static OpenedFile open(Path file, FileIdentity seen) throws IOException {
        return open(file, seen, Path::toRealPath);
    }

    /**
     * The same in a folder that other users may write to.
     *
     * @throws Folders.UntrustedLink also when one of them could decide where its path leads
     */
    public static OpenedFile openAmongOthers(Path file, FileIdentity seen) throws IOException {
        return open(file, seen, Folders::real);
    }

    private interface Way {
        Path real(Path folder) throws IOException;
    }

    private static OpenedFile open(Path file, FileIdentity seen, Way way) throws IOException {
        if (!seen.regular()) {
            throw new FileSystemException(file.toString(), null, "no regular file");
        }
        var folder = way.real(file.toAbsolutePath().getParent());
        var inFolder = folder.resolve(file.getFileName());
        refuseUnless(FileIdentity.of(inFolder).equals(seen), file);
        var channel = open(folder, file.getFileName(), seen);
        try {
            refuseUnless(
                    FileIdentity.of(inFolder).equals(seen)
                            && way.real(file.toAbsolutePath().getParent()).equals(folder),
                    file);
            return new OpenedFile(file, seen, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void refuseUnless(boolean same, Path file) throws IOException {
        if (!same) {
            throw new ReplacedFile(file);
        }
    }

    /** The folder itself is held while its entry is opened, where the system can do that. */
    private static SeekableByteChannel open(Path folder, Path name, FileIdentity seen) throws IOException {
        var before = FileIdentity.of(folder);
        try (var listing = Files.newDirectoryStream(folder)) {
            if (listing instanceof SecureDirectoryStream<Path> held) {
                var key = held.getFileAttributeView(BasicFileAttributeView.class)
                        .readAttributes()
                        .fileKey();
                refuseUnless(Optional.ofNullable(key).equals(before.key()), folder.resolve(name));
                var entry = held.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .readAttributes();
                refuseUnless(Optional.ofNullable(entry.fileKey()).equals(seen.key()), folder.resolve(name));
                return PatientOpening.of(folder.resolve(name), () -> held.newByteChannel(name, READ));
            }
        } catch (AccessDeniedException e) {
            // A folder that can be entered and not be listed holds files all the same.
            if (Files.isReadable(folder)) {
                throw e;
            }
        }
        return PatientOpening.of(folder.resolve(name), () -> Files.newByteChannel(folder.resolve(name), READ));
    }

    public Path path() {
        return path;
    }

    /** As it was when it was opened. */
    public FileIdentity identity() {
        return identity;
    }

    /** Whether its name does not lead to it any more, or it was written since. */
    public boolean isChanged() {
        return FileIdentity.find(path).filter(identity::isUnchanged).isEmpty();
    }

    /** Whether its name still leads to it. */
    public boolean isInPlace() {
        return FileIdentity.find(path).filter(identity::isSameFile).isPresent();
    }

    /** Reads it from the first byte; closing that does not close the file. */
    public InputStream read() {
        return new Reading();
    }

    /** Reads so many bytes from a place on, fewer only at its end. */
    public int read(long from, byte[] block, int length) throws IOException {
        int read = 0;
        while (read < length) {
            int more = read(from + read, block, read, length - read);
            if (more < 0) {
                break;
            }
            read += more;
        }
        return read;
    }

    /**
     * An interrupt would close the channel under everyone's hands: it has to wait until the bytes are there.
     */
    private synchronized int read(long from, byte[] block, int offset, int length) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            channel.position(from);
            return channel.read(ByteBuffer.wrap(block, offset, length));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It was only read.
        }
    }

    private final class Reading extends InputStream {

        private final byte[] one = new byte[1];
        private long position;

        @Override
        public int read() throws IOException {
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] block, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int read = OpenedFile.this.read(position, block, offset, length);
            position += Math.max(read, 0);
            return read;
        }

        @Override
        public long skip(long bytes) throws IOException {
            long skipped = Math.max(0, Math.min(bytes, channel.size() - position));
            position += skipped;
            return skipped;
        }
    }
}
