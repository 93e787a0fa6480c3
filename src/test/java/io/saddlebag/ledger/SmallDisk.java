package io.saddlebag.ledger;

import io.saddlebag.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A disk that is full for a ledger, and has room again. SQLite plays it: it refuses each page more with the error of a full
 * disk, so what a test writes must need pages. And a folder in place of the reserve is a disk that has no room for it.
 */
public final class SmallDisk {

    private static final int ROOM = 100_000;

    private SmallDisk() {}

    public static void isFull(Ledger ledger) {
        limit(ledger, ledger.book().read(sql -> sql.one("pragma page_count", row -> row.getInt(1))
                .orElseThrow()));
    }

    /** Where it shares a commit with what has no room, it does it again. */
    public static void hasRoom(Ledger ledger) throws Exception {
        Until.itIs(() -> {
            try {
                limit(ledger, ROOM);
                return true;
            } catch (LedgerUnavailable e) {
                return false;
            }
        });
    }

    private static void limit(Ledger ledger, int pages) {
        ledger.book().write((sql, appends) -> sql.one("pragma max_page_count=" + pages, row -> row.getInt(1)));
    }

    public static void hasNoRoomForTheReserve(Path home) throws IOException {
        var reserve = home.resolve("state/reserve");
        Files.deleteIfExists(reserve);
        Files.createDirectories(reserve.resolve("in-the-way"));
    }

    public static void hasRoomForTheReserve(Path home) throws IOException {
        Files.delete(home.resolve("state/reserve/in-the-way"));
        Files.delete(home.resolve("state/reserve"));
    }
}
