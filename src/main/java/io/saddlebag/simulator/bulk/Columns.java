package io.saddlebag.simulator.bulk;

import io.saddlebag.simulator.dml.Change;
import io.saddlebag.simulator.dml.Drafts;
import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.schema.Schema;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The header row of an upload, matched with the fields of the job's object; makes changes of the rows below it. */
final class Columns {

    /** Sets a field to null, where an empty value leaves it alone (contract sheet, section 4). */
    private static final String NULL = "#N/A";

    private static final int HEADER_LIMIT = 32_000;
    private static final int FIELD_LIMIT = 5_000;

    private final JobSpec spec;
    private final Drafts drafts;
    private final List<String> headers;
    private final List<Column> columns;

    private Columns(JobSpec spec, Drafts drafts, List<String> headers, List<Column> columns) {
        this.spec = spec;
        this.drafts = drafts;
        this.headers = headers;
        this.columns = columns;
    }

    /** @throws JobFailure when a header names no field, or there is none at all */
    static Columns of(Schema schema, JobSpec spec, Optional<CsvRow> header) {
        var headers = header.map(CsvRow::cells).orElseThrow(() -> new JobFailure("InvalidBatch : No header row found"));
        header.flatMap(CsvRow::problem).ifPresent(problem -> {
            throw new JobFailure("InvalidBatch : The header row cannot be read: " + problem);
        });
        requireRoom(headers);
        var finding = new ColumnFinding(schema, spec);
        var columns = headers.stream().map(finding::column).toList();
        requireOnce(headers, columns);
        requireKeys(spec, columns);
        return new Columns(spec, new Drafts(schema), headers, columns);
    }

    private static void requireRoom(List<String> headers) {
        if (headers.stream().mapToInt(String::length).sum() + headers.size() > HEADER_LIMIT) {
            throw new JobFailure("InvalidBatch : The header row is longer than " + HEADER_LIMIT + " characters");
        }
        if (headers.size() > FIELD_LIMIT) {
            throw new JobFailure("InvalidBatch : The header row names more than " + FIELD_LIMIT + " fields");
        }
    }

    private static void requireOnce(List<String> headers, List<Column> columns) {
        var seen = new HashSet<String>();
        for (int n = 0; n < columns.size(); n++) {
            if (!seen.add(columns.get(n).name().toLowerCase(Locale.ROOT))) {
                throw new JobFailure("InvalidBatch : Duplicate field name found : " + headers.get(n));
            }
        }
    }

    private static void requireKeys(JobSpec spec, List<Column> columns) {
        spec.key()
                .map(Field::name)
                .filter(key ->
                        columns.stream().noneMatch(column -> column.name().equals(key)))
                .ifPresent(key -> {
                    throw JobFailure.noSuchField(key);
                });
        if (spec.operation() == Operation.DELETE
                && !columns.stream().map(Column::name).toList().equals(List.of("Id"))) {
            throw new JobFailure("InvalidBatch : A delete batch must contain only ids");
        }
    }

    /** As they stand in the upload. */
    List<String> headers() {
        return headers;
    }

    /** What is wrong with a row before anybody asks what it says. */
    Optional<String> problem(CsvRow row) {
        return row.problem().isPresent() || row.cells().size() <= columns.size()
                ? row.problem()
                : Optional.of("the row has " + row.cells().size() + " values, the header has " + columns.size());
    }

    /** What a row wants done. */
    Change change(CsvRow row) {
        var type = spec.type();
        var draft = drafts.read(type, values(row));
        return switch (spec.operation()) {
            case INSERT -> new Change.Insert(draft);
            case UPDATE -> new Change.Update(value(row, "Id"), draft);
            case UPSERT ->
                new Change.Upsert(
                        spec.key().orElseThrow(),
                        value(row, spec.key().orElseThrow().name()),
                        draft,
                        false);
            case DELETE, HARD_DELETE -> new Change.Delete(type, value(row, "Id"));
        };
    }

    private LinkedHashMap<String, String> values(CsvRow row) {
        var values = new LinkedHashMap<String, String>();
        for (int n = 0; n < row.cells().size(); n++) {
            var column = columns.get(n);
            var text = row.cells().get(n);
            if (!text.isEmpty() && !saysWhich(column)) {
                values.put(text.equals(NULL) ? column.cleared() : column.name(), text.equals(NULL) ? "" : text);
            }
        }
        return values;
    }

    /** Whether the column tells which record is meant, and is no value to be written. */
    private boolean saysWhich(Column column) {
        return switch (spec.operation()) {
            case INSERT -> false;
            case UPSERT -> column.name().equals(spec.key().orElseThrow().name());
            default -> column.name().equals("Id");
        };
    }

    private String value(CsvRow row, String name) {
        for (int n = 0; n < row.cells().size(); n++) {
            if (columns.get(n).name().equals(name)) {
                var text = row.cells().get(n);
                return text.equals(NULL) ? "" : text;
            }
        }
        return "";
    }
}
