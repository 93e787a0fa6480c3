package io.saddlebag.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs statements on one connection, each prepared once. For one thread at a time. */
final class Sql implements AutoCloseable {

    /** Turns the current row of a result into a value. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** One way to run a prepared statement. */
    @FunctionalInterface
    private interface Call<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** For statements without values and result: transactions are steered by SQL, since JDBC's own commit begins the next one. */
    void execute(String sql) throws SQLException {
        run(sql, PreparedStatement::execute);
    }

    int update(String sql, Object... values) throws SQLException {
        return run(sql, PreparedStatement::executeUpdate, values);
    }

    <T> Optional<T> one(String sql, Reader<T> reader, Object... values) throws SQLException {
        return run(
                sql,
                statement -> {
                    try (var rows = statement.executeQuery()) {
                        return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
                    }
                },
                values);
    }

    <T> List<T> list(String sql, Reader<T> reader, Object... values) throws SQLException {
        return run(
                sql,
                statement -> {
                    var found = new ArrayList<T>();
                    try (var rows = statement.executeQuery()) {
                        while (rows.next()) {
                            found.add(reader.read(rows));
                        }
                    }
                    return found;
                },
                values);
    }

    boolean exists(String sql, Object... values) throws SQLException {
        return one(sql, row -> true, values).isPresent();
    }

    static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    static Optional<Instant> maybeTime(ResultSet row, String column) throws SQLException {
        var millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    @Override
    public void close() throws SQLException {
        for (var statement : prepared.values()) {
            statement.close();
        }
        connection.close();
    }

    private <T> T run(String sql, Call<T> call, Object... values) throws SQLException {
        var statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        try {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, plain(values[i]));
            }
            return call.on(statement);
        } catch (SQLException e) {
            // The driver gives up a statement that failed.
            prepared.remove(sql).close();
            throw e;
        }
    }

    private static Object plain(Object value) {
        if (value instanceof Optional<?> maybe) {
            return plain(maybe.orElse(null));
        }
        if (value instanceof Instant time) {
            return time.toEpochMilli();
        }
        return value instanceof Enum<?> word ? stored(word) : value;
    }

    static String stored(Enum<?> word) {
        return word.name().toLowerCase(java.util.Locale.ROOT);
    }

    static <E extends Enum<E>> E word(Class<E> type, ResultSet row, String column) throws SQLException {
        return Enum.valueOf(type, row.getString(column).toUpperCase(java.util.Locale.ROOT));
    }
}
