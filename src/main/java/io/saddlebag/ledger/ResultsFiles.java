package io.saddlebag.ledger;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;

/**
 * Writes the results files so that they never hold less than the ledger says, and cuts off what they hold beyond it.
 *
 * <p>A {@link RandomAccessFile} and no channel: an interrupt of the thread that happens to write would close a channel under
 * everyone's hands.
 */
final class ResultsFiles implements AutoCloseable {

    private final Path home;
    private final Map<String, RandomAccessFile> open = new HashMap<>();

    ResultsFiles(Path home) {
        this.home = home;
    }

    /** Writes and syncs everything, each file once. After an error the files may hold too much, never too little. */
    synchronized void write(Appends appends) {
        var touched = new LinkedHashSet<String>();
        for (var append : appends.all()) {
            try {
                var file = file(append.file());
                if (file.length() != append.at()) {
                    file.setLength(append.at());
                }
                file.seek(append.at());
                file.write(append.bytes());
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
            if (!Files.exists(home.resolve(name))) {
                return false;
            }
            var file = file(name);
            if (file.length() > length) {
                file.setLength(length);
            }
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

    private static void cutBack(RandomAccessFile file, long length) {
        try {
            if (file.length() > length) {
                file.setLength(length);
            }
        } catch (IOException e) {
            // The next write cuts it.
        }
    }

    /** Whether the folder of a results file that was refused takes files again, with room for what calls may bring. */
    boolean canBeWritten(String name) {
        var folder = home.resolve(name).getParent();
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".room", ".part"));
            return Reserve.hasRoom(folder);
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the file holds nothing, or only a beginning of the header. */
    static boolean holdsNoMoreThan(Path path, byte[] header) {
        try {
            if (Files.size(path) > header.length) {
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
            closeQuietly(file);
        }
    }

    @Override
    public synchronized void close() {
        open.values().forEach(ResultsFiles::closeQuietly);
        open.clear();
    }

    private void sync(String name) {
        try {
            open.get(name).getFD().sync();
        } catch (IOException e) {
            throw Trouble.of(name, e);
        }
    }

    private RandomAccessFile file(String name) throws IOException {
        var file = open.get(name);
        if (file == null) {
            var path = home.resolve(name);
            Files.createDirectories(path.getParent());
            var isNew = !Files.exists(path);
            file = new RandomAccessFile(path.toFile(), "rw");
            open.put(name, file);
            if (isNew) {
                Durable.folder(path.getParent());
            }
        }
        return file;
    }

    private static void closeQuietly(RandomAccessFile file) {
        try {
            file.close();
        } catch (IOException e) {
            // What it held was synced when it was written.
        }
    }
}
