package io.saddlebag.secrets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A file that only its owner reads and that is never seen half-written. */
public final class PrivateFile {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private static final Set<PosixFilePermission> OWNER_ONLY_FOLDER = PosixFilePermissions.fromString("rwx------");

    private PrivateFile() {}

    /** Makes a folder, and those above it, where there is none: what is in it is for its owner only. */
    public static void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, isPosix(folder) ? only(OWNER_ONLY_FOLDER) : new FileAttribute<?>[0]);
        }
    }

    /** Writes a new file beside the old one and puts it in its place: a power cut leaves the one or the other, whole. */
    public static void replace(Path file, byte[] content) throws IOException {
        var fresh = fresh(file);
        Files.deleteIfExists(fresh);
        try (var channel = FileChannel.open(
                fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly(file))) {
            var buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        putInPlace(file);
    }

    /** What a {@link #replace} that was cut off had written before it came to take the old file's place; empty when nothing. */
    public static Optional<byte[]> leftBehind(Path file) throws IOException {
        var fresh = fresh(file);
        return Files.exists(fresh) && openTo(fresh).isEmpty()
                ? Optional.of(Files.readAllBytes(fresh))
                : Optional.empty();
    }

    /** Does the last step of a {@link #replace} that was cut off. */
    public static void putInPlace(Path file) throws IOException {
        Files.move(fresh(file), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder(file);
    }

    private static Path fresh(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    public static void delete(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            forceFolder(file);
        }
    }

    /** The rename itself must reach the disk. Windows has no way to ask for it, and needs none. */
    private static void forceFolder(Path file) throws IOException {
        if (isPosix(file)) {
            try (var folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    /** The permissions to create a file with. */
    public static FileAttribute<?>[] ownerOnly(Path file) {
        return isPosix(file) ? only(OWNER_ONLY) : new FileAttribute<?>[0];
    }

    private static FileAttribute<?>[] only(Set<PosixFilePermission> permissions) {
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
    }

    /** The permissions of a file that others than its owner can use, {@code rw-r--r--}; empty when only he can. */
    public static Optional<String> openTo(Path file) throws IOException {
        if (!isPosix(file)) {
            return Optional.empty();
        }
        var permissions = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
        boolean open =
                permissions.stream().anyMatch(permission -> !permission.name().startsWith("OWNER"));
        return open ? Optional.of(PosixFilePermissions.toString(permissions)) : Optional.empty();
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
