package io.saddlebag.ledger;

/**
 * The ledger cannot be written or read just now: disk full, read-only folder, held by another process. Nothing of what was
 * asked has happened; it works again when the cause is gone, so this is a reason to pause.
 */
public final class LedgerUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    LedgerUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
