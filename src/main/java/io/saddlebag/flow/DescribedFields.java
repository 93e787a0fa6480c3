package io.saddlebag.flow;

import io.saddlebag.mapping.FieldName;
import io.saddlebag.mapping.Fitting;
import io.saddlebag.mapping.NamedField;
import io.saddlebag.mapping.functions.FieldKind;
import io.saddlebag.salesforce.ObjectDescribe;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What a flow's mapping may know of the fields of its object, as describe shows them. */
final class DescribedFields implements Fitting {

    /** Bounds the memory where every record has other member names. */
    private static final int NAMES = 10_000;

    private final ObjectDescribe describe;
    private final FieldsByName byName;
    private final Map<String, NamedField> named = new ConcurrentHashMap<>();
    private final Map<FieldName, FieldKind> kinds = new ConcurrentHashMap<>();

    /** @param known what is known of parents */
    DescribedFields(Flow flow, ObjectDescribe describe, Function<String, Optional<ObjectDescribe>> known) {
        this.describe = describe;
        this.byName = new FieldsByName(flow, describe, known);
    }

    /** The key of a parent goes as text, which Salesforce takes for text and for numbers: of its fields nothing is known. */
    @Override
    public Object fit(FieldName name, Object value) {
        var kind = name.parent().isPresent() ? FieldKind.TEXT : kinds.computeIfAbsent(name, this::kind);
        return kind.fit(value);
    }

    private FieldKind kind(FieldName name) {
        return describe.field(name.field())
                .map(field -> FieldKind.of(field.type()))
                .orElse(FieldKind.ANY);
    }

    @Override
    public NamedField named(String name) {
        var known = named.get(name);
        if (known != null) {
            return known;
        }
        var found = byName.find(name);
        if (named.size() < NAMES) {
            named.put(name, found);
        }
        return found;
    }

    @Override
    public Optional<String> nearest(String name) {
        return byName.nearest(name);
    }
}
