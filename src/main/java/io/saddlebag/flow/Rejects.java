package io.saddlebag.flow;

import io.saddlebag.ledger.FreeName;
import io.saddlebag.ledger.LedgerUnavailable;
import io.saddlebag.records.Problem;
import io.saddlebag.records.Rest;
import io.saddlebag.salesforce.Operation;
import io.saddlebag.words.Visible;
import io.saddlebag.words.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

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
        home.readers().makeFolder(folder);
        try {
            return setAside(folder, load, why);
        } catch (IOException e) {
            // On a full disk half a file would only take the room that is missing.
            removeHalf(folder.resolve(FreeName.draft(load.name())));
            throw LedgerUnavailable.writing(home.shown(folder.resolve(load.name())), e);
        }
    }

    private static void removeHalf(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            // The next attempt removes it.
        }
    }

    private Path setAside(Path folder, Load load, BrokenOff why) throws IOException {
        if (load.counts().total() == 0) {
            return explained(folder, load.name(), why.problem(), "Nothing of it was sent.");
        }
        return explained(
                folder,
                load.name(),
                why.problem(),
                why.rest().isPresent() ? keepRest(load, why.rest().get(), folder) : loaded(load));
    }

    /** The same for a file that nothing was read of. */
    Path setAsideUnread(String flow, String name, Problem why) throws IOException {
        var folder = home.rejected(flow);
        home.readers().makeFolder(folder);
        return explained(folder, name, why, "Nothing of it was sent.");
    }

    private Path explained(Path folder, String name, Problem why, String consequence) throws IOException {
        var place = Home.free(folder, name);
        var end = System.lineSeparator();
        var lines = Visible.of(why.toString()) + end + Visible.of(consequence) + end;
        var draft = folder.resolve(FreeName.draft(name));
        try (var out = home.readers().newFile(draft)) {
            out.write(lines.getBytes(StandardCharsets.UTF_8));
        }
        keep(draft, folder, place.getFileName().toString(), ".reason", ".txt");
        return place;
    }

    private String keepRest(Load load, Rest rest, Path folder) throws IOException {
        var draft = folder.resolve(FreeName.draft(load.name()));
        try (var out = home.readers().newFile(draft)) {
            rest.writeTo(out);
        }
        var kept = keep(
                draft, folder, FreeName.stem(load.name()), ".from-line-" + rest.line(), FreeName.ending(load.name()));
        return "%s before it %s loaded. What follows is kept in %s: correct it there and move it to %s. Do not load the whole file again."
                .formatted(
                        Words.count(load.counts().total(), "row"),
                        load.counts().total() == 1 ? "was" : "were",
                        home.shown(kept),
                        home.shown(home.inbox(load.flow().id())));
    }

    private static String loaded(Load load) {
        var loaded = Words.count(load.counts().total(), "row of it was loaded.", "rows of it were loaded.");
        return load.flow().operation() == Operation.INSERT
                ? loaded
                        + " An insert of the new version would make these records a second time: remove them from it first."
                : loaded;
    }

    /** A process that was killed before it had moved the file has left the same here; it is not kept twice. */
    private static Path keep(Path draft, Path folder, String stem, String mark, String ending) throws IOException {
        var free = FreeName.<IOException>of(
                stem, mark, ending, taken -> SameContent.isTakenByAnother(folder.resolve(taken), draft));
        return Files.move(draft, folder.resolve(free), StandardCopyOption.REPLACE_EXISTING);
    }
}
