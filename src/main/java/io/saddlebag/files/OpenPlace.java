package io.saddlebag.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * A folder or a file that lets in more users than it should.
 *
 * @param permissions as they are, {@code rwxr-xr-x}
 * @param command closes it
 */
public record OpenPlace(String permissions, String command) {

    /** Empty when there is no such folder, or only these readers can look into it. */
    public static Optional<OpenPlace> toMoreThan(Readers readers, Path folder) throws IOException {
        if (!FileIdentity.isUnix(folder) || !Files.isDirectory(folder) || !readers.isExceededBy(mode(folder))) {
            return Optional.empty();
        }
        return Optional.of(of(folder, readers == Readers.OWNER ? "chmod -R go= " : "chmod -R g-w,o= "));
    }

    /** Empty when there is no such folder, or nobody but its owner can replace what is in it. */
    public static Optional<OpenPlace> toReplacers(Path folder) throws IOException {
        return Files.isDirectory(folder) && Folders.letsOthersReplace(folder)
                ? Optional.of(of(folder, "chmod go-w "))
                : Optional.empty();
    }

    /** Empty when there is no such file, or nobody but its owner can read it. */
    public static Optional<OpenPlace> toOthers(Path file) throws IOException {
        return FileIdentity.isUnix(file) && Files.isRegularFile(file) && Readers.OWNER.isExceededBy(mode(file))
                ? Optional.of(of(file, "chmod go= "))
                : Optional.empty();
    }

    /** Empty when there is no such file, or nobody but its owner (and a group of the owner's name) can write to it. */
    public static Optional<OpenPlace> toWriters(Path file) throws IOException {
        return Files.isRegularFile(file) && Folders.letsOthersWrite(file)
                ? Optional.of(of(file, "chmod go-w "))
                : Optional.empty();
    }

    private static OpenPlace of(Path folder, String command) throws IOException {
        return new OpenPlace(
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)),
                command + quoted(folder.toAbsolutePath().toString()));
    }

    private static int mode(Path folder) throws IOException {
        return (Integer) Files.getAttribute(folder.toRealPath(), "unix:mode", LinkOption.NOFOLLOW_LINKS);
    }

    /** As a shell takes it for one word. */
    private static String quoted(String path) {
        return path.matches("[\\w./-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}
