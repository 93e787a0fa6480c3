package io.saddlebag.ledger;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says in plain words what the disk or the database complains about. */
final class Trouble {

    /** The primary result codes of SQLite that tell of its surroundings, https://www.sqlite.org/rescode.html. */
    private static final int PERM = 3;

    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READONLY = 8;
    private static final int IOERR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANTOPEN = 14;
    private static final int NOTADB = 26;

    private Trouble() {}

    /** The file of shared memory, {@code ledger.db-shm}, cannot be made as long as it must be. */
    private static final Set<SQLiteErrorCode> NO_ROOM_FOR_MEMORY =
            EnumSet.of(SQLiteErrorCode.SQLITE_IOERR_SHMSIZE, SQLiteErrorCode.SQLITE_IOERR_SHMMAP);

    /** Whether a file beside the ledger cannot be made or written. */
    static boolean isOfFolder(SQLException cause) {
        return Set.of(READONLY, IOERR, CANTOPEN).contains(cause.getErrorCode() & 0xff);
    }

    static RuntimeException of(SQLException cause) {
        if (cause instanceof SQLiteException detailed && NO_ROOM_FOR_MEMORY.contains(detailed.getResultCode())) {
            return full(SqliteFile.SHOWN, cause);
        }
        // The second byte is detail: SQLITE_IOERR_FSYNC is 10 | 4 << 8.
        return switch (cause.getErrorCode() & 0xff) {
            case FULL -> full(SqliteFile.SHOWN, cause);
            case READONLY, PERM, CANTOPEN ->
                unwritten(SqliteFile.SHOWN, "no permission, or a read-only folder", "Make state/ writable", cause);
            case BUSY, LOCKED ->
                unwritten(SqliteFile.SHOWN, "another process holds it", "Wait for that process or end it", cause);
            case IOERR -> unwritten(SqliteFile.SHOWN, "the disk reports an error", "Check the disk", cause);
            case CORRUPT -> damaged("its content is malformed", cause);
            case NOTADB -> damaged("it is no SQLite database", cause);
            default -> new IllegalStateException("The ledger refused a statement (" + cause.getMessage() + ").", cause);
        };
    }

    static RuntimeException of(String file, IOException cause) {
        var words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (words.contains("no space left") || words.contains("quota")) {
            return full(file, cause);
        }
        if (cause instanceof AccessDeniedException || words.contains("permi") || words.contains("read-only")) {
            return unwritten(file, "no permission, or a read-only folder", "Make its folder writable", cause);
        }
        if (cause instanceof FileAlreadyExistsException || words.contains("not a directory")) {
            return unwritten(file, "a file stands where its folder should be", "Move that file away", cause);
        }
        if (cause instanceof NoSuchFileException || words.contains("no such file")) {
            return unwritten(file, "its folder is gone", "Put it back", cause);
        }
        return unwritten(file, words, "Check the folder and the disk", cause);
    }

    static LedgerDamaged damaged(String what, Throwable cause) {
        return new LedgerDamaged(
                SqliteFile.SHOWN + " is damaged (" + what
                        + "). Nothing was sent. Put a backup of state/ in its place; or "
                        + "move " + SqliteFile.SHOWN
                        + " with its -wal and -shm files, results/, dead-letter/ and done/ away: files that still stand in the "
                        + "inbox are then loaded again from their first row.",
                cause);
    }

    static LedgerUnavailable full(String file, Throwable cause) {
        return new LedgerUnavailable(sentence(file, "disk full", "Free some space"), file, true, cause);
    }

    private static LedgerUnavailable unwritten(String file, String why, String cure, Throwable cause) {
        return new LedgerUnavailable(sentence(file, why, cure), file, false, cause);
    }

    private static String sentence(String file, String why, String cure) {
        return file + " cannot be written (" + why
                + "). Nothing was lost; what is not in the ledger yet waits in the inbox. " + cure
                + ", then it goes on.";
    }
}
