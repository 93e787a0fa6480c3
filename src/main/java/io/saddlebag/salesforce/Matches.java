package io.saddlebag.salesforce;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which of the records that are there have the values that the rows of interrupted calls had sent. */
final class Matches {

    private final SentValues values;
    private final List<CreatedRecord> records;
    private final Map<Set<String>, Map<List<String>, List<CreatedRecord>>> byColumns = new HashMap<>();
    private final Map<Long, List<CreatedRecord>> byRow = new HashMap<>();
    private final Map<String, Long> rowsOfRecord;

    Matches(SentValues values, List<CreatedRecord> records, List<InterruptedCall> calls) {
        this.values = values;
        this.records = records;
        calls.forEach(
                call -> call.records().forEach((row, record) -> byRow.put(row, find(values.of(record), since(call)))));
        rowsOfRecord = byRow.values().stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(CreatedRecord::id, Collectors.counting()));
    }

    /** Salesforce keeps whole seconds. */
    static Instant since(InterruptedCall call) {
        return call.leftAt().truncatedTo(ChronoUnit.SECONDS);
    }

    private List<CreatedRecord> find(SortedMap<String, String> sent, Instant since) {
        return byColumns
                .computeIfAbsent(new TreeSet<>(sent.keySet()), this::by)
                .getOrDefault(List.copyOf(sent.values()), List.of())
                .stream()
                .filter(record -> !record.created().isBefore(since))
                .toList();
    }

    private Map<List<String>, List<CreatedRecord>> by(Set<String> columns) {
        return records.stream().collect(Collectors.groupingBy(record -> columns.stream()
                .map(column -> values.of(record.fields(), column))
                .toList()));
    }

    /** Whether each of its rows has one record, which no other row has. */
    boolean areWhole(InterruptedCall call) {
        return call.records().keySet().stream()
                .map(byRow::get)
                .allMatch(match ->
                        match.size() == 1 && rowsOfRecord.get(match.get(0).id()) == 1);
    }

    boolean areNone(InterruptedCall call) {
        return call.records().keySet().stream().allMatch(row -> byRow.get(row).isEmpty());
    }

    /** The Id of the only record that a row has. */
    String idOf(long row) {
        return byRow.get(row).get(0).id();
    }
}
