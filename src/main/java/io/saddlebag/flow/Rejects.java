package io.saddlebag.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sets a file aside in {@code rejected/}, with the reason beside it and, where part of it was loaded, the rest as a file. */
final class Rejects {

    private final Home home;

    Rejects(Home home) {
        this.home = home;
    }

    /**
     * Writes the reason and the rest; the file itself is moved when its exchange ends.
     *
     * @return where the file belongs
     */
    Path setAside(Load load, BrokenOff why) throws IOException {
        var folder = home.rejected(load.flow().id());
        Files.createDirectories(folder);
        var place = Home.free(folder, load.name());
        var reason = new StringBuilder(why.problem().toString()).append(System.lineSeparator());
        if (why.rest().isPresent() && load.counts().total() > 0) {
            var remainder =
                    Home.free(folder, restName(load.name(), why.rest().get().line()));
            why.rest().get().writeTo(remainder);
            reason.append(
                    ("The %,d rows before it were loaded. What follows is kept in %s: correct it there and move it to %s."
                                    + " Do not load the whole file again.%n")
                            .formatted(
                                    load.counts().total(),
                                    home.shown(remainder),
                                    home.shown(home.inbox(load.flow().id()))));
        } else {
            reason.append("Nothing of it was sent.").append(System.lineSeparator());
        }
        Files.writeString(Home.free(folder, place.getFileName() + ".reason.txt"), reason);
        return place;
    }

    private static String restName(String name, long line) {
        int dot = name.lastIndexOf('.');
        return dot > 0
                ? name.substring(0, dot) + ".from-line-" + line + name.substring(dot)
                : name + ".from-line-" + line;
    }
}
