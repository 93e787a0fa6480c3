package io.saddlebag.files;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * Follows the links in the path of a folder so far as they can be trusted: each belongs to this process's user or to root, and
 * nobody else can put another link in its place.
 */
public final class Folders {

    private static final int MOST_LINKS = 40;
    private static final int GROUP_MAY_WRITE = 0020;
    private static final int OTHERS_MAY_WRITE = 0002;
    private static final int STICKY = 01000;

    private Folders() {}

    /**
     * The path of a folder without links.
     *
     * @throws UntrustedLink when another user could decide where the path leads
     */
    public static Path real(Path folder) throws IOException {
        return FileIdentity.isUnix(folder)
                ? real(folder, ThisProcess.USER)
                : folder.toAbsolutePath().toRealPath();
    }

    static Path real(Path folder, long user) throws IOException {
        return new Walk(folder.toAbsolutePath().normalize(), user).real();
    }

    /** A link of another user, or one that another user can replace. */
    public static final class UntrustedLink extends FileSystemException {

        private static final long serialVersionUID = 1;

        UntrustedLink(Path link, String why) {
            super(link.toString(), null, why);
        }
    }

    /** Whether another user may put entries into this folder or take them out. */
    public static boolean isOpenToWriters(Path folder) throws IOException {
        return FileIdentity.isUnix(folder) && Entry.of(folder.toRealPath()).takesEntriesOfOthers(ThisProcess.USER);
    }

    /** Whether the mode of the folder lets another user than its owner replace an entry that is not his. */
    static boolean letsOthersReplace(Path folder) throws IOException {
        if (!FileIdentity.isUnix(folder)) {
            return false;
        }
        var entry = Entry.of(folder.toRealPath());
        return entry.letsOthersWrite() && !entry.isSticky();
    }

    /** Whether the mode of a file lets another user than its owner write to it. */
    static boolean letsOthersWrite(Path file) throws IOException {
        return FileIdentity.isUnix(file) && Entry.of(file.toRealPath()).letsOthersWrite();
    }

    private record Entry(int user, int mode, boolean link, String owner, String group) {

        static Entry of(Path path) throws IOException {
            Map<String, Object> found =
                    Files.readAttributes(path, "unix:uid,mode,isSymbolicLink,owner,group", LinkOption.NOFOLLOW_LINKS);
            return new Entry(
                    (Integer) found.get("uid"),
                    (Integer) found.get("mode"),
                    (Boolean) found.get("isSymbolicLink"),
                    found.get("owner").toString(),
                    found.get("group").toString());
        }

        boolean isOf(long us) {
            return user == 0 || user == us;
        }

        boolean takesEntriesOfOthers(long us) {
            return !isOf(us) || letsOthersWrite();
        }

        /** Where each user has a group of his own name, umask 002 is usual, and nobody else is in it. */
        boolean letsOthersWrite() {
            return (mode & OTHERS_MAY_WRITE) != 0 || (mode & GROUP_MAY_WRITE) != 0 && !owner.equals(group);
        }

        boolean isSticky() {
            return (mode & STICKY) != 0;
        }

        boolean keepsEntries(long us) {
            return isOf(us) && (!letsOthersWrite() || isSticky());
        }
    }

    private static final class ThisProcess {
        static final long USER = new UnixSystem().getUid();
    }

    private static final class Walk {

        private final Deque<Path> names = new ArrayDeque<>();
        private Path at;
        private boolean trusted;
        private final long user;
        private int links;

        Walk(Path absolute, long user) throws IOException {
            this.user = user;
            at = absolute.getRoot();
            trusted = Entry.of(at).keepsEntries(user);
            absolute.forEach(names::add);
        }

        Path real() throws IOException {
            while (!names.isEmpty()) {
                step(names.pop().toString());
            }
            return at;
        }

        private void step(String name) throws IOException {
            if (name.equals("..")) {
                at = at.getParent() == null ? at : at.getParent();
            } else if (!name.equals(".")) {
                enter(at.resolve(name));
            }
        }

        private void enter(Path next) throws IOException {
            var entry = Entry.of(next);
            if (entry.link()) {
                follow(next, entry);
            } else {
                at = next;
                trusted &= entry.keepsEntries(user);
            }
        }

        private void follow(Path link, Entry entry) throws IOException {
            if (!entry.isOf(user)) {
                throw new UntrustedLink(link, "the link belongs to the user " + entry.owner());
            }
            if (!trusted) {
                throw new UntrustedLink(link, "another user can put another link in its place");
            }
            if (++links > MOST_LINKS) {
                throw new FileSystemLoopException(link.toString());
            }
            var target = Files.readSymbolicLink(link);
            if (target.isAbsolute()) {
                at = target.getRoot();
            }
            for (int i = target.getNameCount() - 1; i >= 0; i--) {
                names.push(target.getName(i));
            }
        }
    }
}
