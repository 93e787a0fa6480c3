package io.saddlebag.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Who may read the folders and files that Saddlebag makes: their owner alone, or the group as well. The umask has no say. File systems without
 * such modes keep their own rules.
 */
public enum Readers {
    OWNER(0700, 0600),
    OWNER_AND_GROUP(0750, 0640);

    private static final int PERMISSIONS = 0777;

    private final int folders;
    private final int files;

    Readers(int folders, int files) {
        this.folders = folders;
        this.files = files;
    }

    public static Readers of(boolean openToGroup) {
        return openToGroup ? OWNER_AND_GROUP : OWNER;
    }

    /** Makes a folder, and those above it, where there is none. One that is there keeps its mode. */
    public void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        var parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            makeFolder(parent);
        }
        try {
            Files.createDirectory(folder, mode(folder, "rwx------"));
            permit(folder, folders);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    /** Makes a new file; a file or link that is in its place is removed first, and no link is followed. */
    public NewFile newFile(Path file) throws IOException {
        Files.deleteIfExists(file);
        var channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                mode(file, "rw-------"));
        try {
            permit(file, files);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        return new NewFile(channel);
    }

    /**
     * Gives a file that was moved here the mode of those that are made here. That of another user keeps its own, and so does one with
     * a second name: the mode is that of the file under its other name, too.
     */
    public void take(Path file) {
        try {
            if (FileIdentity.of(file).links() == 1) {
                permit(file, files);
            }
        } catch (IOException e) {
            // It belongs to whoever dropped it; the folder keeps others out.
        }
    }

    /** A bit beyond the permissions, such as the one by which a folder hands on its group, stays. */
    private static void permit(Path path, int permissions) throws IOException {
        if (!FileIdentity.isUnix(path) || Files.isSymbolicLink(path)) {
            return;
        }
        int mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        if ((mode & PERMISSIONS) != permissions) {
            Files.setAttribute(path, "unix:mode", mode & 07000 | permissions, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** Whether this mode lets in more than these readers. */
    boolean isExceededBy(int mode) {
        return (mode & PERMISSIONS & ~folders) != 0;
    }

    private static FileAttribute<?>[] mode(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
