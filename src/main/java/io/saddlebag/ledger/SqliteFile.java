package io.saddlebag.ledger;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.sqlite.JDBC;

/**
 * The one place that knows the ledger is an SQLite file: how it is created, opened and told to be durable.
 *
 * <p>WAL lets other processes read while one writes; {@code synchronous=FULL} makes every commit survive a power cut.
 */
final class SqliteFile {

    /** How messages call it: the state folder has the same name in every home. */
    static final String SHOWN = "state/ledger.db";

    /** Takes the write lock at once: taken later, it could be refused half-way through. */
    static final String BEGIN_WRITING = "begin immediate";

    private static final String PATIENCE_MS = "10000";

    private SqliteFile() {}

    static Path in(Path home) {
        return home.resolve("state").resolve("ledger.db");
    }

    /** Opens for writing, creating the file where there is none: only its owner may read it, for it holds customers' rows. */
    static Connection open(Path file) throws SQLException, IOException {
        StateFolder.createFile(file);
        NoLedger.refuseWithoutRights(file);
        var connection = connect(file.toAbsolutePath().toString(), Map.of("journal_mode", "WAL"));
        try {
            check(connection);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Even to read, SQLite makes a file of shared memory. Where a full disk has no room for it, or the folder is read-only, and
     * all of the ledger stands in its one file, it is read without.
     */
    static Connection openReadOnly(Path file) throws SQLException {
        // 1 is SQLITE_OPEN_READONLY.
        var readOnly = Map.of("open_mode", "1");
        try {
            return connect(file.toAbsolutePath().toString(), readOnly);
        } catch (SQLException e) {
            if (Trouble.isOfFolder(e) && log(file).length() == 0) {
                return connect(file.toUri() + "?immutable=1", readOnly);
            }
            throw e;
        }
    }

    /** What is not in the ledger's one file yet. */
    private static File log(Path file) {
        return file.resolveSibling(file.getFileName() + "-wal").toFile();
    }

    private static Connection connect(String file, Map<String, String> more) throws SQLException {
        var options = new Properties();
        options.setProperty("synchronous", "FULL");
        options.setProperty("busy_timeout", PATIENCE_MS);
        options.setProperty("foreign_keys", "true");
        options.putAll(more);
        SqliteLibrary.load();
        return JDBC.createConnection(JDBC.PREFIX + file, options);
    }

    private static void check(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            // 2 MB: the WAL then starts again from its beginning, so that state/ stays small.
            statement.execute("pragma wal_autocheckpoint=500");
            statement.execute("pragma journal_size_limit=1048576");
            try (var rows = statement.executeQuery("pragma quick_check(1)")) {
                if (rows.next() && !"ok".equals(rows.getString(1))) {
                    throw Trouble.damaged("its content is malformed", null);
                }
            }
        }
    }
}
