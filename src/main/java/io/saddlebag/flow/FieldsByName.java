package io.saddlebag.flow;

import static java.util.stream.Collectors.toCollection;

import io.saddlebag.mapping.FieldName;
import io.saddlebag.mapping.NamedField;
import io.saddlebag.mapping.NamedField.Attributes;
import io.saddlebag.mapping.NamedField.Ignored;
import io.saddlebag.mapping.NamedField.Parent;
import io.saddlebag.mapping.NamedField.Unknown;
import io.saddlebag.mapping.NamedField.Unwritable;
import io.saddlebag.mapping.NamedField.Writable;
import io.saddlebag.records.NearestName;
import io.saddlebag.salesforce.Field;
import io.saddlebag.salesforce.ObjectDescribe;
import io.saddlebag.salesforce.Operation;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Finds the field that a column or member is named after, for the line {@code * = .} of a flow. */
final class FieldsByName {

    private static final String ATTRIBUTES = "attributes";

    private final Flow flow;
    private final ObjectDescribe describe;
    private final Function<String, Optional<ObjectDescribe>> known;
    private final Set<String> setByLines;

    /** @param known what is known of parents */
    FieldsByName(Flow flow, ObjectDescribe describe, Function<String, Optional<ObjectDescribe>> known) {
        this.flow = flow;
        this.known = known;
        this.describe = describe;
        this.setByLines = flow.mapping().fields().stream()
                .map(line -> slot(line.name()))
                .collect(toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
    }

    private String slot(FieldName name) {
        return name.parent().flatMap(describe::relationship).map(Field::name).orElseGet(name::slot);
    }

    /** Of a record that is deleted nothing counts but its key. */
    NamedField find(String name) {
        if (name.equalsIgnoreCase(ATTRIBUTES)) {
            return new Attributes(describe.name());
        }
        if (flow.operation() == Operation.DELETE && !name.equalsIgnoreCase(flow.key())) {
            return new Ignored();
        }
        return describe.field(name)
                .map(this::field)
                .or(() -> describe.relationship(name).map(this::parent))
                .or(() -> FieldName.of(name).flatMap(this::keyOfParent))
                .orElseGet(() -> isRead(name) ? new Ignored() : new Unknown());
    }

    private boolean isRead(String name) {
        return !flow.mapping().reading(name).isEmpty();
    }

    private NamedField field(Field field) {
        if (field.name().equalsIgnoreCase(flow.key()) && flow.operation() != Operation.INSERT) {
            return setByLines.contains(field.name()) ? new Ignored() : writable(field);
        }
        return unlessUnwritable(field, writable(field));
    }

    private static Writable writable(Field field) {
        return new Writable(new FieldName(Optional.empty(), Optional.empty(), field.name()), field.name());
    }

    private NamedField parent(Field reference) {
        return unlessUnwritable(reference, new Parent(reference.relationshipName(), reference.name()));
    }

    private NamedField unlessUnwritable(Field field, NamedField writable) {
        if (setByLines.contains(field.name())) {
            return new Ignored();
        }
        return field.name().equals("Id") || !flow.operation().writes(field)
                ? new Unwritable(FieldAdvice.whyUnwritable(field, flow))
                : writable;
    }

    private Optional<NamedField> keyOfParent(FieldName name) {
        return name.parent().flatMap(describe::relationship).map(reference -> keyOfParent(name, reference));
    }

    private NamedField keyOfParent(FieldName name, Field reference) {
        var kinds = reference.referenceTo();
        if (kinds.isEmpty()) {
            // Salesforce does not tell what the parent may be, and decides itself.
            return unlessUnwritable(reference, new Writable(name, reference.name()));
        }
        var named = kinds.stream()
                .filter(kind -> name.type().filter(kind::equalsIgnoreCase).isPresent())
                .findFirst();
        var type = kinds.size() == 1 ? Optional.<String>empty() : named;
        var key = new FieldName(type, Optional.of(reference.relationshipName()), name.field());
        boolean fits = named.isPresent() || kinds.size() == 1 && name.type().isEmpty();
        return unlessUnwritable(
                reference,
                fits
                        ? keyOf(named.orElse(kinds.get(0)), key, reference)
                        : new Unwritable("write " + FieldAdvice.typedNames(key, kinds)));
    }

    private NamedField keyOf(String kind, FieldName name, Field reference) {
        var parent = known.apply(kind);
        var key = parent.flatMap(each -> each.field(name.field()));
        if (parent.isPresent() && key.isEmpty()) {
            return nearestKey(parent.get(), name.field()).isPresent()
                    ? new Unknown()
                    : new Unwritable(
                            kind + " has no field '" + name.field() + "', or the user of this login may not see it");
        }
        if (key.filter(field -> !field.usableAsKey()).isPresent()) {
            return new Unwritable("no %s is found by it: it is no External ID".formatted(kind));
        }
        var spelled = key.map(Field::name).orElse(name.field());
        return new Writable(new FieldName(name.type(), name.parent(), spelled), reference.name());
    }

    private static Optional<String> nearestKey(ObjectDescribe parent, String name) {
        return NearestName.of(name, parent.names(Field::usableAsKey, Field::name));
    }

    /** Among the fields that a record may bring: by its label, or by nearly the same name. */
    Optional<String> nearest(String name) {
        int dot = name.indexOf('.');
        return dot > 0
                ? FieldName.of(name)
                        .flatMap(this::nearestKeyOfParent)
                        .or(() -> nearestParent(name.substring(0, dot), name.substring(dot)))
                : nearestField(name);
    }

    /** The parent is there, and its key is misspelt. */
    private Optional<String> nearestKeyOfParent(FieldName name) {
        return name.parent().flatMap(describe::relationship).flatMap(reference -> name.type()
                .or(() -> reference.referenceTo().stream().findFirst())
                .flatMap(known)
                .flatMap(parent -> nearestKey(parent, name.field()))
                .map(key -> new FieldName(name.type(), Optional.of(reference.relationshipName()), key).toString()));
    }

    private Optional<String> nearestParent(String parent, String key) {
        return NearestName.of(parent, describe.parentFields().values()).map(near -> near + key);
    }

    private Optional<String> nearestField(String name) {
        return describe
                .names(field -> NearestName.isSame(name, field.label()) && isWritable(field), Field::name)
                .stream()
                .findFirst()
                .or(() -> NearestName.of(name, describe.names(this::isWritable, Field::name)));
    }

    private boolean isWritable(Field field) {
        return find(field.name()) instanceof Writable;
    }
}
