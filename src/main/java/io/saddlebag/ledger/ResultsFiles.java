package io.saddlebag.ledger;

import io.saddlebag.files.FileIdentity;
import io.saddlebag.files.Readers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the results files so that they never hold less than the ledger says, and cuts off what they hold beyond it.
 */
final class ResultsFiles implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ResultsFiles.class);

    private final Path home;
    private final Readers readers;
    private final Map<String, String> lost = new HashMap<>();
    private final Map<String, ResultsFile> open = new HashMap<>();

    ResultsFiles(Path home, Readers readers) {
        this.home = home;
        this.readers = readers;
    }

    /** Writes and syncs everything, each file once. After an error the files may hold too much, never too little. */
    synchronized void write(Appends appends) {
        var touched = new LinkedHashSet<String>();
        for (var append : appends.all()) {
            try {
                var file = file(append.file());
                file.cut(append.at());
                if (file.length() < append.at()) {
                    shortened(append, file.length());
                    file.fill(append.at());
                }
                file.write(append.at(), append.bytes());
                touched.add(append.file());
            } catch (IOException e) {
                throw Trouble.of(append.file(), e);
            }
        }
        touched.forEach(this::sync);
    }

    /**
     * Cuts off what stands beyond the given length.
     *
     * @return false when the file is missing or shorter than that
     */
    synchronized boolean cut(String name, long length) {
        try {
            if (!open.containsKey(name) && !Files.isRegularFile(home.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            var file = file(name);
            file.cut(length);
            return file.length() == length;
        } catch (IOException e) {
            throw Trouble.of(name, e);
        }
    }

    /** Cuts off what a commit that failed has written. */
    synchronized void cutBack(Appends failed) {
        var cut = new HashSet<String>();
        for (var append : failed.all()) {
            if (open.containsKey(append.file()) && cut.add(append.file())) {
                cutBack(open.get(append.file()), append.at());
            }
        }
    }

    private static void cutBack(ResultsFile file, long length) {
        try {
            file.cut(length);
        } catch (IOException e) {
            // The next write cuts it.
        }
    }

    /** Whether the folder of a results file that was refused takes files again, with room for what calls may bring. */
    boolean canBeWritten(String name) {
        var folder = home.resolve(name).getParent();
        try {
            readers.makeFolder(folder);
            Files.delete(Files.createTempFile(folder, ".room", ".part"));
            return Reserve.hasRoom(folder);
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the file holds nothing, or only a beginning of the header. */
    static boolean holdsNoMoreThan(Path path, byte[] header) {
        try {
            var found = FileIdentity.of(path);
            if (!found.regular() || found.size() > header.length) {
                return false;
            }
            var held = Files.readAllBytes(path);
            return Arrays.equals(held, Arrays.copyOf(header, held.length));
        } catch (IOException e) {
            return false;
        }
    }

    synchronized void close(String name) {
        var file = open.remove(name);
        if (file != null) {
            restoreAtLast(name, file);
            file.close();
        }
    }

    /** What is written no more has all of its lines now, or that is told. */
    private static void restoreAtLast(String name, ResultsFile file) {
        try {
            restoreIfGone(name, file);
        } catch (IOException e) {
            LOG.warn("{} was removed, and its lines are lost: it cannot be written again ({}).", name, e.getMessage());
        }
    }

    private static void restoreIfGone(String name, ResultsFile file) throws IOException {
        if (!file.isInPlace()) {
            file.restore();
            LOG.warn(
                    "{} was removed or replaced while it was written. It is there again, with all of its lines; what stood"
                            + " in its place is kept as .edited.",
                    name);
        }
    }

    private void shortened(Appends.Append append, long length) {
        var what = String.format(
                Locale.ROOT,
                "%s was shortened by another program while it was written: %,d bytes of its lines are lost. No row is sent"
                        + " again for it.",
                append.file(),
                append.at() - length);
        LOG.warn("{}", what);
        lost.put(append.file(), what);
    }

    /** The files that lost lines since this was asked last, each with a sentence that says so. */
    synchronized Map<String, String> lost() {
        var found = Map.copyOf(lost);
        lost.clear();
        return found;
    }

    @Override
    public synchronized void close() {
        List.copyOf(open.keySet()).forEach(this::close);
    }

    private void sync(String name) {
        try {
            open.get(name).sync();
        } catch (IOException e) {
            throw Trouble.of(name, e);
        }
    }

    private ResultsFile file(String name) throws IOException {
        var file = open.get(name);
        if (file == null) {
            file = ResultsFile.open(home.resolve(name), readers);
            open.put(name, file);
        } else {
            restoreIfGone(name, file);
        }
        return file;
    }
}
