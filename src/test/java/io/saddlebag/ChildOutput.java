package io.saddlebag;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A file that a process writes what it says to. */
final class ChildOutput {

    private static final Queue<ChildOutput> ALL = new ConcurrentLinkedQueue<>();
    private static final Path NULL = Redirect.DISCARD.file().toPath();

    private final Path file;
    /** Whether it is to appear in the output of the tests. */
    private final boolean shown;

    private long heard;

    private ChildOutput(Path file, boolean shown) {
        this.file = file;
        this.shown = shown;
    }

    /**
     * A redirection to the same file, or to one that nobody else looks at where it has none.
     * What stood in it is heard before it may be written anew.
     */
    static Redirect of(Redirect redirect) throws IOException {
        boolean elsewhere = redirect.file() != null && !redirect.file().toPath().equals(NULL);
        var file = elsewhere ? redirect.file().toPath().toAbsolutePath() : Files.createTempFile("child", ".out");
        if (!elsewhere) {
            file.toFile().deleteOnExit();
        }
        hearAll();
        ALL.removeIf(each -> each.file.equals(file));
        var output = new ChildOutput(file, redirect.equals(Redirect.INHERIT));
        ALL.add(output);
        if (elsewhere && redirect.type() == Redirect.Type.WRITE) {
            return Redirect.to(file.toFile());
        }
        output.heard = Files.exists(file) ? Files.size(file) : 0;
        return Redirect.appendTo(file.toFile());
    }

    /** Hears what was written since the last time. */
    static void hearAll() throws IOException {
        for (var each : ALL) {
            if (Files.exists(each.file)) {
                each.hear();
            } else {
                ALL.remove(each);
            }
        }
    }

    private void hear() throws IOException {
        var bytes = Files.readAllBytes(file);
        var text = new String(Arrays.copyOfRange(bytes, (int) heard, bytes.length), StandardCharsets.UTF_8);
        heard = bytes.length;
        text.lines().forEach(line -> Leaks.hear("a process", line));
        if (shown) {
            System.err.print(text.isEmpty() || text.endsWith("\n") ? text : text + "\n");
        }
    }
}
