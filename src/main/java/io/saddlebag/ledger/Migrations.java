package io.saddlebag.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Brings a ledger to the schema of this version: numbered scripts, each applied once and never changed afterwards. */
final class Migrations {

    /** The position is the number; a script that was released is never edited. */
    static final List<String> SCRIPTS = List.of(
            "001-files-and-dead-letters.sql",
            "002-messages.sql",
            "003-time-in-the-org.sql",
            "004-originals.sql",
            "005-calls.sql",
            "006-places-of-files.sql",
            "007-events.sql");

    private Migrations() {}

    static void apply(Connection connection) throws SQLException {
        execute(connection, SqliteFile.BEGIN_WRITING);
        try {
            for (var number = refuseNewer(connection) + 1; number <= SCRIPTS.size(); number++) {
                run(connection, SCRIPTS.get(number - 1));
                record(connection, number);
            }
            execute(connection, "commit");
        } catch (SQLException | RuntimeException e) {
            execute(connection, "rollback");
            throw e;
        }
    }

    /** Whether it is no ledger yet. */
    static boolean isEmpty(Connection connection) throws SQLException {
        return version(connection) == 0;
    }

    /** A reader cannot migrate: an older ledger is refused as well. */
    static void check(Connection connection) throws SQLException {
        if (refuseNewer(connection) < SCRIPTS.size()) {
            throw new LedgerUnavailable(
                    SqliteFile.SHOWN
                            + " is of an older version of Saddlebag. Start `saddlebag run` once to bring it up to date.",
                    null);
        }
    }

    private static int refuseNewer(Connection connection) throws SQLException {
        var version = version(connection);
        if (version > SCRIPTS.size()) {
            throw new LedgerDamaged(
                    SqliteFile.SHOWN + " was written by a newer version of Saddlebag (its schema is " + version
                            + ", this version knows " + SCRIPTS.size()
                            + "). Nothing was changed. Use the newer version.",
                    null);
        }
        return version;
    }

    private static int version(Connection connection) throws SQLException {
        try (var tables = connection.getMetaData().getTables(null, null, "schema_version", null)) {
            if (!tables.next()) {
                return 0;
            }
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select coalesce(max(version), 0) from schema_version")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void run(Connection connection, String script) throws SQLException {
        for (var sql : text(script).split(";\\s*\n")) {
            if (!sql.isBlank()) {
                execute(connection, sql);
            }
        }
    }

    private static void record(Connection connection, int number) throws SQLException {
        execute(connection, "create table if not exists schema_version (version bigint primary key)");
        execute(connection, "insert into schema_version (version) values (" + number + ")");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(String script) {
        try (var in = Migrations.class.getResourceAsStream(script)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
