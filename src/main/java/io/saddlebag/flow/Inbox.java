package io.saddlebag.flow;

import io.saddlebag.deadletter.DeadLetterFiles;
import io.saddlebag.events.EventQueue;
import io.saddlebag.events.FailureReason;
import io.saddlebag.files.OpenedFile;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.LedgerDamaged;
import io.saddlebag.ledger.LedgerUnavailable;
import io.saddlebag.ledger.Source;
import io.saddlebag.operations.BegunFile;
import io.saddlebag.records.Problem;
import io.saddlebag.records.Rows;
import io.saddlebag.records.UnreadableFile;
import io.saddlebag.salesforce.Describing;
import io.saddlebag.salesforce.Trouble;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.component.file.GenericFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bean that takes a file from an inbox into the ledger, and ends it when its rows are through. */
public final class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final LoadsUnderWay loads = new LoadsUnderWay();
    private final Home home;
    private final Arrivals arrivals;
    private final LeftInInbox left;
    private final LateRows lateRows;
    private final Flows flows;
    private final Ledger ledger;
    private final Describes describes;
    private final Pauses pauses;
    private final PauseNotice notice;
    private final Rejects rejects;
    private final Leaving leaving;
    private final DeadLetterFiles deadLetterFiles;
    private final Function<Flow, Describing> describing;
    private final FileSources sources;
    private final Consumer<FileReport> reports;
    private final Consumer<Flow> loaded;
    private final Clock clock;

    /**
     * @param arrivals opens the files that may be taken
     * @param describing makes a flow's question to Salesforce
     * @param org the id of the org that is signed in to
     * @param loaded is told the flow of each file that has loaded
     * @param reloadSameFile whether an insert may load the same content again
     * @param reports is told how each file ended or why it waits
     */
    public Inbox(
            Home home,
            Arrivals arrivals,
            LeftInInbox left,
            LateRows lateRows,
            Flows flows,
            Ledger ledger,
            Describes describes,
            Pauses pauses,
            Function<Flow, Describing> describing,
            Supplier<String> org,
            Consumer<Flow> loaded,
            Consumer<FileReport> reports,
            boolean reloadSameFile,
            Clock clock) {
        this.home = home;
        this.arrivals = arrivals;
        this.left = left;
        this.lateRows = lateRows;
        this.flows = flows;
        this.ledger = ledger;
        this.describes = describes;
        this.pauses = pauses;
        this.notice = new PauseNotice(pauses, ledger, describes);
        this.rejects = new Rejects(home);
        this.leaving = new Leaving(home, rejects);
        this.deadLetterFiles = new DeadLetterFiles(home.root(), ledger);
        this.describing = describing;
        this.sources = new FileSources(home, ledger, org, reloadSameFile, clock.getZone());
        this.loaded = loaded;
        this.reports = reports;
        this.clock = clock;
    }

    /** Opens the file, so far as it can be read at all; what is wrong with it is told at its close. */
    public void open(Exchange exchange, @ExchangeProperty("flow") String flowId) {
        // The steps of a file stay on the thread that takes them; camel-salesforce would go on with its own few, which
        // must not wait.
        exchange.getExchangeExtension().setTransacted(true);
        var flow = flows.flow(flowId);
        var file = ((File) exchange.getMessage().getBody(GenericFile.class).getFile()).toPath();
        var load = take(flow, file);
        if (pauses.begins(flowId)) {
            load.trial().begins();
        }
        loads.add(load);
        exchange.setProperty("load", load);
        exchange.getExchangeExtension().addOnCompletion(new Afterwards(() -> moved(load)));
        if (load.undescribed()) {
            describes.known(flow.object()).ifPresent(known -> describes.use(load, known));
        }
    }

    private Load take(Flow flow, Path file) {
        var question = describing.apply(flow);
        try {
            var opened = arrivals.take(file);
            try {
                return open(flow, opened, question);
            } catch (UncheckedIOException e) {
                opened.close();
                throw e.getCause();
            }
        } catch (IOException e) {
            var load = Load.waiting(flow, file, question, clock.instant());
            load.cannotBeRead(e);
            return load;
        }
    }

    private Load open(Flow flow, OpenedFile file, Describing question) {
        try {
            var rows = Rows.open(file, home.shown(file.path()), flow.reading());
            var problem = problem(rows, flow, home.shown(file.path()));
            if (problem.isPresent()) {
                rows.close();
                return setAside(flow, file, problem.get(), question);
            }
            return Load.of(flow, file, rows, question, clock.instant());
        } catch (UnreadableFile e) {
            return Load.unreadable(flow, file, BrokenOff.of(e), question, clock.instant());
        }
    }

    /** Rows of it may have been loaded before, by another mapping. */
    private Load setAside(Flow flow, OpenedFile file, Problem why, Describing question) {
        var load = Load.unreadable(flow, file, BrokenOff.whole(why), question, clock.instant());
        begun(load).ifPresent(begun -> load.add(begun.counts()));
        return load;
    }

    /** What was begun before under the name of this file. */
    private Optional<Source> begun(Load load) {
        return ledger.sources().loading().stream()
                .filter(source ->
                        source.flow().equals(load.flow().id()) && source.path().equals(home.shown(load.file())))
                .findFirst();
    }

    /** What keeps the mapping from reading the rows, so far as it shows before the first call. */
    private static Optional<Problem> problem(Rows rows, Flow flow, String shown) {
        try {
            return rows.header().isPresent()
                    ? HeaderProblems.in(rows.header().get(), flow, shown)
                    : MemberProblems.in(rows.head(), flow, shown);
        } catch (UncheckedIOException e) {
            rows.close();
            throw e;
        }
    }

    /** Enters the file in the ledger, or finds it there; from here on its rows may be sent. */
    public void begin(@ExchangeProperty("load") Load load) {
        if (load.readyToBegin()) {
            try {
                var problem = unknownNames(load);
                if (problem.isPresent()) {
                    describes.forget(load);
                    load.brokeOff(BrokenOff.whole(problem.get()));
                    begun(load).ifPresent(begun -> load.add(begun.counts()));
                } else {
                    sources.begin(load);
                }
            } catch (IOException e) {
                load.cannotBeRead(e);
            }
        }
    }

    /** What keeps a mapping that takes every field by its name from reading the rows, so far as it shows before they are sent. */
    private Optional<Problem> unknownNames(Load load) throws IOException {
        if (load.flow().mapping().rest().isEmpty()) {
            return Optional.empty();
        }
        var shown = home.shown(load.file());
        var object = load.object().name();
        try {
            return load.rows().header().isPresent()
                    ? HeaderFields.problem(load.rows().header().get(), load.flow(), object, load.fitting(), shown)
                    : UnknownNames.in(load.rows().head(), object, load.fitting(), shown);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Ends the file, sets it aside, or leaves it in the inbox.
     *
     * @throws FlowPaused when it is to stay in the inbox
     */
    public void close(@ExchangeProperty("load") Load load) throws IOException {
        load.closeRows();
        load.deadLetterLog()
                .rest()
                .ifPresent(rest -> LOG.warn("{}: {}: {}", load.flow().id(), load.name(), rest));
        load.rethrow();
        if (load.loading().isPresent() && load.trouble().isPresent()) {
            deadLetterFiles.refresh();
        }
        if (load.trouble().isPresent()) {
            leaveOrPause(load, load.trouble().get());
            throw new FlowPaused(load.flow().id());
        }
        if (load.unreadable().isPresent()) {
            reject(load, load.unreadable().get());
        } else {
            long id = load.loading().orElseThrow().id();
            note(load, id);
            load.whenMoved(() -> {
                ledger.sources().finish(id, load.rowsRead(), place(load));
                lateRows.watch(id);
            });
            deadLetterFiles.refresh();
            load.goesTo(Home.free(home.done(load.flow().id()), load.name()));
            load.ends();
            LOG.info("{}: {}: {}{}", load.flow().id(), load.name(), load.counts(), BlankRows.behind(load.blankRows()));
        }
        goesOn(load);
    }

    private void leaveOrPause(Load load, Trouble trouble) {
        if (load.obstacle().isPresent() && trouble.kind() == Trouble.Kind.FILE) {
            left.leaveForAWhile(load.file(), load.obstacle().get());
            goesOn(load);
        } else {
            notice.pause(load, trouble);
        }
    }

    private void goesOn(Load load) {
        if (load.calls() > 0) {
            notice.clear(load.flow().id());
        } else {
            pauses.ended(load.flow().id());
        }
    }

    /** Once a file, though a process that was killed here has noted it before. */
    private void note(Load load, long source) {
        var notices = Notice.atTheEnd(load);
        if (!notices.isEmpty()) {
            ledger.sources().note(source, Notice.texts(notices), Notice.resultLines(notices, load));
        }
        if (notices.stream().anyMatch(notice -> notice.code().equals(UnknownNames.CODE))) {
            describes.forget(load);
        }
        notices.stream().filter(Notice::forAPerson).map(Notice::text).forEach(notice -> {
            load.note(notice);
            LOG.warn("{}: {}: {}", load.flow().id(), load.name(), notice);
        });
        Notice.unread(load)
                .ifPresent(unread -> LOG.info("{}: {}: {}", load.flow().id(), load.name(), unread));
    }

    private void reject(Load load, BrokenOff why) throws IOException {
        var reason = why.problem().toString();
        load.whenMoved(() -> load.loading()
                .ifPresentOrElse(
                        loading -> ledger.sources().reject(loading.id(), load.rowsRead(), reason, place(load)),
                        () -> begun(load).ifPresent(begun -> breakOff(load, begun, reason))));
        load.goesTo(rejects.setAside(load, why));
        load.ends();
        deadLetterFiles.refresh();
        LOG.warn("{}: {}", load.flow().id(), reason);
    }

    /** Rows of a file that is set aside unread may have been loaded before: it goes on when what was wrong is corrected. */
    private void breakOff(Load load, Source begun, String reason) {
        try {
            boolean same = new BegunFile(home.root(), begun).is(Path.of(load.destination()));
            ledger.sources()
                    .breakOff(
                            begun,
                            same ? reason : "Another file took its place, and was set aside: " + reason,
                            Optional.of(place(load)).filter(place -> same));
        } catch (IOException e) {
            LOG.debug("{} is in rejected/ no more", load.name(), e);
        }
    }

    private String place(Load load) {
        return home.shown(Path.of(load.destination()));
    }

    /** Whether rows of this file are on their way, so that it is this process that moves the file. */
    public boolean isUnderWay(Source file) {
        return loads.mayHave(home.root().resolve(file.path()));
    }

    /** Lets the calls under way end; what was not sent stays in the inbox. */
    public void stop() {
        loads.stop();
    }

    /**
     * Waits at most so long for the calls under way, and tells which it did not wait for.
     *
     * @return whether all have ended
     */
    public boolean await(Duration most) {
        return loads.await(most);
    }

    /**
     * Ends the file in the ledger only now: a process that is killed between the two finds the file moved and the ledger
     * open, which {@link MovedFiles} mends, and never the other way round. A stop waits until the ledger has it.
     */
    private void moved(Load load) {
        try {
            end(load);
        } finally {
            load.opened().ifPresent(OpenedFile::close);
            loads.remove(load);
        }
        report(load);
    }

    private void end(Load load) {
        boolean moved = load.trouble().isEmpty() && leaving.move(load);
        if (load.trouble().isEmpty() && !moved && Files.exists(load.file(), LinkOption.NOFOLLOW_LINKS)) {
            var trouble = cannotBeMoved(load);
            load.stop(trouble);
            notice.pause(load, trouble);
        }
        if (moved) {
            ledger.kept().write(load.flow().id(), "the outcomes of " + load.name(), load::moved);
        }
        if (load.trouble().isEmpty()) {
            ledger.pauses().resume(load.flow().id());
            loaded.accept(load.flow());
        }
    }

    private Trouble cannotBeMoved(Load load) {
        return new Trouble(
                Trouble.Kind.HOME,
                "it cannot be moved to %s. All its rows have their outcome and none is sent again. Make %s and that folder writable."
                        .formatted(
                                home.shown(Path.of(load.destination())),
                                home.shown(load.file().getParent())),
                Optional.empty());
    }

    private void report(Load load) {
        reports.accept(new FileReport(
                load.flow().id(),
                load.name(),
                home.shown(load.file()),
                load.counts(),
                Duration.between(load.begun(), clock.instant()),
                load.calls(),
                load.trouble().isPresent()
                        ? Optional.empty()
                        : load.unreadable().map(why -> why.problem().toString()),
                load.trouble(),
                load.loading().map(io.saddlebag.ledger.Loading::results),
                load.trouble().isPresent() ? List.of() : load.notices(),
                load.blankRows()));
    }

    /** Something that nobody planned went wrong with a file or one of its chunks: the file stays where it is. */
    public void stopped(Exchange exchange, @ExchangeProperty("flow") String flow, @ExchangeProperty("load") Load load) {
        var cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        var trouble = new Trouble(Trouble.Kind.HOME, sentence(cause), Optional.empty());
        LOG.debug("{}: stopped", flow, cause);
        if (EventQueue.isEvent(exchange)) {
            // It is counted, and logged now and again.
            return;
        }
        if (load != null && (load.isEnded() || isWritten(exchange))) {
            load.stepFailed(FailureReason.of(cause));
            return;
        }
        if (load == null && !flows.byId().containsKey(String.valueOf(flow))) {
            LOG.error("{}: a message of this route was given up: {}", exchange.getFromRouteId(), trouble.what());
            return;
        }
        if (load == null) {
            boolean queue = flows.flow(flow).queue().isPresent();
            notice.pause(flow, queue ? "messages wait in the queue" : "files wait in the inbox", trouble);
            return;
        }
        if (!(cause instanceof CancellationException)) {
            load.stop(trouble);
        }
        load.order().breakOff();
        // The close, which tells of a chunk's trouble, comes no more when it was the file's own exchange.
        if (load.waits().isPresent() && exchange.getProperty(Exchange.SPLIT_INDEX) == null) {
            load.closeRows();
            notice.pause(load, load.trouble().orElse(trouble));
        }
    }

    private static boolean isWritten(Exchange exchange) {
        var shipment = exchange.getProperty("shipment", Shipment.class);
        return shipment != null && shipment.isWritten();
    }

    private String sentence(Throwable cause) {
        if (cause instanceof LedgerUnavailable || cause instanceof LedgerDamaged) {
            return cause.getMessage();
        }
        return cause instanceof FileSystemException file && file.getFile() != null
                ? LedgerUnavailable.writing(home.shown(Path.of(file.getFile())), file)
                        .getMessage()
                : "an error came up that Saddlebag does not expect (%s). Set SADDLEBAG_OPTS=-Dsaddlebag.log=DEBUG to see where."
                        .formatted(FailureReason.of(cause));
    }
}
