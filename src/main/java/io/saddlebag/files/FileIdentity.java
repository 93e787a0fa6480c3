package io.saddlebag.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;

/**
 * What stands under a name, links not followed.
 *
 * @param key device and inode; empty where the file system has none
 * @param changed the time of the last change, by which a rename shows that took it away and put it back (ctime); empty where the
 *     system does not tell
 * @param links how many names it has
 */
public record FileIdentity(
        Optional<Object> key, boolean regular, long size, FileTime modified, Optional<FileTime> changed, int links) {

    private static final String UNIX = "unix:fileKey,isRegularFile,size,lastModifiedTime,ctime,nlink";

    /** @throws IOException when nothing stands there */
    public static FileIdentity of(Path file) throws IOException {
        if (!isUnix(file)) {
            var found = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return new FileIdentity(
                    Optional.ofNullable(found.fileKey()),
                    found.isRegularFile(),
                    found.size(),
                    found.lastModifiedTime(),
                    Optional.empty(),
                    1);
        }
        Map<String, Object> found = Files.readAttributes(file, UNIX, LinkOption.NOFOLLOW_LINKS);
        return new FileIdentity(
                Optional.ofNullable(found.get("fileKey")),
                (Boolean) found.get("isRegularFile"),
                (Long) found.get("size"),
                (FileTime) found.get("lastModifiedTime"),
                Optional.of((FileTime) found.get("ctime")),
                (Integer) found.get("nlink"));
    }

    /** Empty when nothing stands there, or it cannot be looked at. */
    public static Optional<FileIdentity> find(Path file) {
        try {
            return Optional.of(of(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static boolean isUnix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    /** Whether it is the same file, however it has grown or been renamed; nobody can tell where there are no keys. */
    public boolean isSameFile(FileIdentity other) {
        return key.equals(other.key);
    }

    /** Whether it is the same file with the same content. */
    public boolean isUnchanged(FileIdentity other) {
        return isSameFile(other) && size == other.size && modified.equals(other.modified);
    }
}
