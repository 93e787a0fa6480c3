package io.saddlebag.flow;

import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.NewSource;
import io.saddlebag.ledger.Source;
import io.saddlebag.ledger.SourceKind;
import io.saddlebag.operations.BegunFile;
import io.saddlebag.records.Fingerprint;
import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import io.saddlebag.salesforce.Operation;
import io.saddlebag.words.Times;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Enters the files of inboxes in the ledger, and notices an insert that was made before. */
final class FileSources {

    private static final Logger LOG = LoggerFactory.getLogger(FileSources.class);

    private final Home home;
    private final Ledger ledger;
    private final Supplier<String> org;
    private final boolean reloadSameFile;
    private final ZoneId zone;

    /**
     * @param org the id of the org that is signed in to
     * @param reloadSameFile whether an insert may load the same content again
     */
    FileSources(Home home, Ledger ledger, Supplier<String> org, boolean reloadSameFile, ZoneId zone) {
        this.home = home;
        this.ledger = ledger;
        this.org = org;
        this.reloadSameFile = reloadSameFile;
        this.zone = zone;
    }

    /** Enters the file in the ledger, or finds it there; from here on its rows may be sent. */
    void begin(Load load) throws IOException {
        var rows = load.rows();
        var file = load.opened().orElseThrow();
        var source = new NewSource(
                SourceKind.FILE,
                load.flow().id(),
                load.name(),
                home.shown(load.file()),
                file.identity().size(),
                Fingerprint.of(file).sha256(),
                file.identity().modified().toInstant(),
                load.flow().operation().word(),
                org.get(),
                Fingerprint.of(load.flow().mappingText()).sha256(),
                rows.format().name(),
                rows.delimiter(),
                rows.columns());
        if (wouldRepeat(load, source) || isCopy(load, source)) {
            return;
        }
        var header = load.resultLines().header();
        var loading = ledger.sources().begin(source, header.getBytes(StandardCharsets.UTF_8));
        loading.notice().ifPresent(notice -> LOG.warn("{}: {}", load.flow().id(), notice));
        if (loading.resumed()) {
            load.continuesResults(loading.results());
        }
        load.begin(loading, ledger.sources().sentWithoutOutcome(loading.id()));
    }

    /** An insert of content that was inserted before would make every record a second time. */
    private boolean wouldRepeat(Load load, NewSource source) {
        if (load.flow().operation() != Operation.INSERT || reloadSameFile) {
            return false;
        }
        var before = ledger.sources().loadedBefore(source.flow(), source.fingerprint(), source.org(), source.mapping());
        before.ifPresent(first -> setAside(load, source, "was loaded before", first));
        return before.isPresent();
    }

    /**
     * Content that is not finished and has another name by now goes on under that: somebody renamed the file while it waited.
     *
     * @return whether the file of that other name is still there, so that this is a copy, which an insert must not load
     */
    private boolean isCopy(Load load, NewSource source) throws IOException {
        for (var other : ledger.sources().unfinished(source.flow(), source.fingerprint(), source.org())) {
            if (other.name().equals(source.name())) {
                return false;
            }
            if (!new BegunFile(home.root(), other).is(home.inbox(other.flow()).resolve(other.name()))) {
                LOG.info("{}: {} goes on where {} was left", source.flow(), source.path(), other.path());
                ledger.sources().rename(other.id(), source.name(), source.path());
                return false;
            }
            if (load.flow().operation() == Operation.INSERT && !reloadSameFile) {
                setAside(load, source, "is being loaded", other);
                return true;
            }
        }
        return false;
    }

    private void setAside(Load load, NewSource source, String what, Source first) {
        load.brokeOff(
                BrokenOff.whole(
                        new Problem(
                                new Place(source.path(), 0),
                                "the same content %s, as %s, at %s."
                                        .formatted(what, first.path(), Times.second(first.begun(), zone)),
                                "Nothing was sent. To insert it once more, set saddlebag.reload-same-file = true in application.properties.")));
    }
}
