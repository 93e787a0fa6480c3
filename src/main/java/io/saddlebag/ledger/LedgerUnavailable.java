package io.saddlebag.ledger;

import java.io.IOException;

/**
 * The ledger cannot be written or read just now: disk full, read-only folder, held by another process. Nothing of what was
 * asked has happened; it works again when the cause is gone, so this is a reason to pause.
 */
public final class LedgerUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** The same for a file beside the ledger, named as messages show it. */
    public static RuntimeException writing(String file, IOException cause) {
        return Trouble.of(file, cause);
    }

    private final String file;
    private final boolean diskFull;

    LedgerUnavailable(String sentence, Throwable cause) {
        this(sentence, SqliteFile.SHOWN, false, cause);
    }

    /** @param file that could not be written, as messages show it */
    LedgerUnavailable(String sentence, String file, boolean diskFull, Throwable cause) {
        super(sentence, cause);
        this.file = file;
        this.diskFull = diskFull;
    }

    String file() {
        return file;
    }

    boolean isDiskFull() {
        return diskFull;
    }
}
