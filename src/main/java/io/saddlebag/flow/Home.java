package io.saddlebag.flow;

import io.saddlebag.files.Readers;
import io.saddlebag.ledger.FreeName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The folder that a Saddlebag process works in, and the folders in it.
 *
 * @param readers of what is made in it
 */
public record Home(Path root, Readers readers) {

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /** Of which only the owner reads what is made in it. */
    public Home(Path root) {
        this(root, Readers.OWNER);
    }

    public Path inbox(String flow) {
        return root.resolve("inbox").resolve(flow);
    }

    public Path done(String flow) {
        return root.resolve("done").resolve(flow);
    }

    public Path results(String flow) {
        return root.resolve("results").resolve(flow);
    }

    public Path deadLetter(String flow) {
        return root.resolve("dead-letter").resolve(flow);
    }

    public Path rejected(String flow) {
        return root.resolve("rejected").resolve(flow);
    }

    public Path state() {
        return root.resolve("state");
    }

    /** The path as a user would type it from the home: {@code inbox/contacts/march.csv}. */
    public String shown(Path path) {
        var absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(root) ? root.relativize(absolute).toString() : absolute.toString();
    }

    /** Makes the folders of a flow, so that a user sees where to drop a file. */
    public void prepare(String flow) throws IOException {
        // What lies there was not made by Saddlebag, and its droppers get in by what a person permits.
        Readers.OWNER.makeFolder(inbox(flow));
        readers.makeFolder(done(flow));
        readers.makeFolder(rejected(flow));
        prepareQueue(flow);
    }

    /** Makes the folders of a flow whose records come from a queue: it has no inbox. */
    public void prepareQueue(String flow) throws IOException {
        readers.makeFolder(results(flow));
        readers.makeFolder(deadLetter(flow));
    }

    /**
     * A path in the folder that nothing has yet: {@code march.csv}, then {@code march.2.csv}, {@code march.3.csv}, so that a
     * nightly file of the same name overwrites nothing.
     */
    public static Path free(Path folder, String name) {
        return folder.resolve(FreeName.of(
                FreeName.stem(name),
                FreeName.ending(name),
                taken -> Files.exists(folder.resolve(taken), LinkOption.NOFOLLOW_LINKS)));
    }
}
