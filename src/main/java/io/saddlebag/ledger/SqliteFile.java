package io.saddlebag.ledger;

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
        var connection = connect(file, Map.of("journal_mode", "WAL"));
        try {
            check(connection);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    static Connection openReadOnly(Path file) throws SQLException {
        // 1 is SQLITE_OPEN_READONLY.
        return connect(file, Map.of("open_mode", "1"));
    }

    private static Connection connect(Path file, Map<String, String> more) throws SQLException {
        var options = new Properties();
        options.setProperty("synchronous", "FULL");
        options.setProperty("busy_timeout", PATIENCE_MS);
        options.setProperty("foreign_keys", "true");
        options.putAll(more);
        SqliteLibrary.load();
        return JDBC.createConnection(JDBC.PREFIX + file.toAbsolutePath(), options);
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
