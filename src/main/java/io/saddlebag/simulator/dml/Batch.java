package io.saddlebag.simulator.dml;

import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.schema.Flag;
import io.saddlebag.simulator.store.Ids;
import io.saddlebag.simulator.store.Org;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Carries out the changes of one call: keys and ids that stand in it twice, and all or none. */
public final class Batch {

    private static final RecordError ROLLED_BACK = RecordError.of(
            "ALL_OR_NONE_OPERATION_ROLLED_BACK",
            "Record rolled back because not all records were valid and the request was using AllOrNone header");

    private final Org org;
    private final Dml dml;

    public Batch(Org org, Dml dml) {
        this.org = org;
        this.dml = dml;
    }

    /** One result for each change, in their order. */
    public List<Saved> save(List<Change> changes, boolean allOrNone, Caller caller) {
        if (!allOrNone) {
            return org.writing(() -> each(changes, caller));
        }
        var saved = org.writingOrNothing(
                () -> each(changes, caller), all -> all.stream().allMatch(Saved::isDone));
        return saved.stream().allMatch(Saved::isDone)
                ? saved
                : saved.stream().map(Batch::rolledBack).toList();
    }

    private List<Saved> each(List<Change> changes, Caller caller) {
        var twice = twice(changes);
        var all = new ArrayList<Saved>(changes.size());
        for (int n = 0; n < changes.size(); n++) {
            var repeated = twice.get(n);
            all.add(repeated == null ? dml.save(changes.get(n), caller) : repeated);
        }
        return all;
    }

    private static Saved rolledBack(Saved saved) {
        return saved instanceof Saved.Done done
                ? new Saved.Failed(done.created() ? Optional.empty() : Optional.of(done.id()), List.of(ROLLED_BACK))
                : saved;
    }

    /** The failures of all changes whose key or id stands in the call more than once, by their place in it. */
    private static Map<Integer, Saved> twice(List<Change> changes) {
        var places = new HashMap<String, List<Integer>>();
        for (int n = 0; n < changes.size(); n++) {
            int at = n;
            key(changes.get(n)).ifPresent(key -> places.computeIfAbsent(key, k -> new ArrayList<>(1))
                    .add(at));
        }
        var failures = new HashMap<Integer, Saved>();
        places.values().stream()
                .filter(same -> same.size() > 1)
                .forEach(same -> same.forEach(n -> failures.put(n, repeated(changes.get(n)))));
        return failures;
    }

    private static Optional<String> key(Change change) {
        if (change instanceof Change.Upsert upsert && !upsert.value().isBlank()) {
            return Optional.of(
                    upsert.key().name().equals("Id")
                            ? id(upsert.value())
                            : comparable(upsert.key(), upsert.value().strip()));
        }
        if (change instanceof Change.Update update && !update.id().isEmpty()) {
            return Optional.of(id(update.id()));
        }
        return change instanceof Change.Delete delete ? Optional.of(id(delete.id())) : Optional.empty();
    }

    private static Saved repeated(Change change) {
        if (change instanceof Change.Upsert upsert && !upsert.key().name().equals("Id")) {
            return Saved.failed("DUPLICATE_VALUE", "Duplicate external id specified: " + upsert.value());
        }
        var id = change instanceof Change.Update update
                ? update.id()
                : change instanceof Change.Delete delete ? delete.id() : ((Change.Upsert) change).value();
        return new Saved.Failed(
                Optional.of(id(id)),
                List.of(RecordError.of("DUPLICATE_VALUE", "Duplicate id in the list: " + id(id), "Id")));
    }

    private static String id(String text) {
        return Ids.isWellFormed(text) ? Ids.with18(text) : text;
    }

    private static String comparable(Field key, String value) {
        return key.is(Flag.CASE_SENSITIVE) ? value : value.toLowerCase(Locale.ROOT);
    }
}
