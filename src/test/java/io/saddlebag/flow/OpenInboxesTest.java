package io.saddlebag.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenInboxesTest {

    @TempDir
    private Path folder;

    @Test
    void an_inbox_that_no_file_could_leave_is_not_looked_into_and_the_status_says_so() throws IOException {
        var writable = new AtomicBoolean();
        try (var ledger = Ledger.open(folder, Clock.systemUTC())) {
            var inboxes = inboxes(ledger, inbox -> writable.get());

            assertThat(inboxes.isOpen("contacts")).isFalse();
            assertThat(ledger.pauses().list()).singleElement().satisfies(pause -> assertThat(pause.reason())
                    .isEqualTo("inbox/contacts cannot be written, so no file could leave it."
                            + " Let the user that runs Saddlebag write it."));

            writable.set(true);
            assertThat(inboxes.isOpen("contacts")).isTrue();
            assertThat(ledger.pauses().list()).isEmpty();
        }
    }

    @Test
    void an_inbox_that_vanishes_while_it_is_looked_at_is_gone_and_not_unwritable() throws IOException {
        try (var ledger = Ledger.open(folder, Clock.systemUTC())) {
            var inboxes = inboxes(ledger, inbox -> !inbox.toFile().delete());

            assertThat(inboxes.isOpen("contacts")).isFalse();
            assertThat(ledger.pauses().list()).singleElement().satisfies(pause -> assertThat(pause.reason())
                    .isEqualTo("inbox/contacts is gone. Files that were begun go on when it is back."));
        }
    }

    private OpenInboxes inboxes(Ledger ledger, Predicate<Path> writable) throws IOException {
        var home = new Home(folder);
        home.prepare("contacts");
        var flows = Flows.read(RouteFiles.of(Path.of("routes"), Path.of("routes")), home);
        return new OpenInboxes(home, flows.flows(), ledger, writable);
    }
}
