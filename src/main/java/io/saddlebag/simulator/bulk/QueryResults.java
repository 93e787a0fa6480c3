package io.saddlebag.simulator.bulk;

import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.schema.FieldType;
import io.saddlebag.simulator.soql.Column;
import io.saddlebag.simulator.store.Held;
import io.saddlebag.simulator.store.Org;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the records of a query job as CSV, a page at a time. */
record QueryResults(Org org) {

    /** Records that are read together. */
    private static final int AT_ONCE = 1_000;

    /**
     * One page.
     *
     * @param from the place of its first record
     * @param atMost how many records it has at most
     */
    Answer page(QueryJob job, int from, int atMost) {
        var ids = job.found().ids();
        int end = (int) Math.min(ids.size(), (long) from + atMost);
        return new Answer(
                200,
                Map.of(
                        "Content-Type",
                        "text/csv",
                        "Sforce-NumberOfRecords",
                        String.valueOf(end - from),
                        "Sforce-Locator",
                        end < ids.size() ? locator(end) : "null"),
                out -> write(job, ids.subList(from, end), out));
    }

    /** A place as callers hand it back. */
    static String locator(int place) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.valueOf(place).getBytes(StandardCharsets.US_ASCII));
    }

    /** The place that a locator means; empty when it is none. */
    static Optional<Integer> place(String locator) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(locator), StandardCharsets.US_ASCII);
            return Optional.of(text).filter(place -> place.matches("\\d{1,9}")).map(Integer::valueOf);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void write(QueryJob job, List<String> ids, OutputStream out) throws IOException {
        var csv = new CsvText(job.spec().delimiter(), job.spec().lineEnding());
        var columns = job.found().columns();
        out.write(csv.row(columns.stream().map(QueryResults::name).toList(), List.of(), 0)
                .getBytes(StandardCharsets.UTF_8));
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            var some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            out.write(org.reading(() -> rows(job, some, csv)).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String name(Column column) {
        return column instanceof Column.OfParent up
                ? up.reference().relationshipName().orElseThrow() + "."
                        + up.field().name()
                : column.field().name();
    }

    private String rows(QueryJob job, List<String> ids, CsvText csv) {
        var rows = new StringBuilder();
        for (var id : ids) {
            org.get(job.found().type(), id)
                    .map(held -> csv.row(values(held, job.found().columns()), List.of(), 0))
                    .ifPresent(rows::append);
        }
        return rows.toString();
    }

    private List<String> values(Held held, List<Column> columns) {
        return columns.stream()
                .map(column -> column.value(held, org)
                        .map(value -> text(column.field().type(), value))
                        .orElse(""))
                .toList();
    }

    /** Decimals show a point, and times the letter Z, as in the files that Salesforce gives. */
    private static String text(FieldType type, String value) {
        if (type.isDecimal()) {
            var number = new BigDecimal(value);
            return (number.scale() < 1 ? number.setScale(1) : number).toPlainString();
        }
        return type == FieldType.DATETIME ? value.replace("+0000", "Z") : value;
    }
}
