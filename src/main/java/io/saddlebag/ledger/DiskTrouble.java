package io.saddlebag.ledger;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What the disk refused to write last; it stands until the disk takes a write at the same place again. */
final class DiskTrouble {

    private final AtomicInteger kept = new AtomicInteger();
    private volatile Optional<RuntimeException> refusal = Optional.empty();

    private final Optional<DiskNote> note;

    /** @param note tells other processes of it; empty where this one writes nothing */
    DiskTrouble(Optional<DiskNote> note) {
        this.note = note;
        note.ifPresent(DiskNote::prepare);
    }

    /** Anything but a full, read-only or damaged disk is a mistake of one piece of work, and no trouble. */
    void met(Throwable why) {
        if (why instanceof LedgerUnavailable || why instanceof LedgerDamaged) {
            boolean news = refusal.filter(last -> last.getMessage().equals(why.getMessage()))
                    .isEmpty();
            refusal = Optional.of((RuntimeException) why);
            if (news) {
                note.ifPresent(each -> each.write(why.getMessage()));
            }
        }
    }

    /** Ends it, unless something of what was refused is kept still: that may need more room than anything else. */
    void isOver() {
        if (kept.get() == 0) {
            refusal = Optional.empty();
            note.ifPresent(each -> each.write(""));
        }
    }

    /**
     * Something that was refused is kept until it can be written.
     *
     * @return whether it is the first
     */
    boolean keeps() {
        return kept.incrementAndGet() == 1;
    }

    void isRidOf() {
        kept.decrementAndGet();
    }

    boolean isThere() {
        return refusal.isPresent();
    }

    Optional<RuntimeException> refusal() {
        return refusal;
    }

    /** The results file that could not be written, relative to the home; empty where it was the ledger itself. */
    Optional<String> resultsFile() {
        return refusal.filter(LedgerUnavailable.class::isInstance)
                .map(why -> ((LedgerUnavailable) why).file())
                .filter(file -> !file.equals(SqliteFile.SHOWN));
    }

    /** Whether no row of this flow can be written down: results files lie in a folder for each flow. */
    boolean concerns(String flow) {
        return isThere()
                && resultsFile()
                        .map(file -> file.startsWith("results/" + flow + "/"))
                        .orElse(true);
    }
}
