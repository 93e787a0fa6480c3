package io.saddlebag.simulator.bulk;

import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.schema.SObject;
import io.saddlebag.simulator.schema.Schema;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the field that a header means: {@code LastName}, a parent by its key as {@code Account.Ext__c}, or, where parents
 * may be of several objects, {@code Lead:Who.Email}. Any case will do; one level of parents, and only by a key field.
 */
final class ColumnFinding {

    /** From this version on, the object before a relationship is an error where only one object is possible. */
    private static final double STRICT = 57;

    private final Schema schema;
    private final JobSpec spec;

    ColumnFinding(Schema schema, JobSpec spec) {
        this.schema = schema;
        this.spec = spec;
    }

    /** @throws JobFailure when there is no such field */
    Column column(String header) {
        return spec.type()
                .field(header)
                .map(field -> new Column(field.name(), field.name()))
                .or(() -> parent(header))
                .orElseThrow(() -> JobFailure.noSuchField(header));
    }

    private Optional<Column> parent(String header) {
        var colon = header.indexOf(':');
        var dot = header.indexOf('.', colon + 1);
        if (dot < 0) {
            return Optional.empty();
        }
        var object = colon < 0 ? Optional.<String>empty() : Optional.of(header.substring(0, colon));
        var key = header.substring(dot + 1);
        return spec.type()
                .relationship(header.substring(colon + 1, dot))
                .filter(reference -> object.isEmpty() || mayNameObject(reference))
                .flatMap(reference -> targets(reference, object)
                        .flatMap(target -> target.field(key).filter(Field::isKey).stream()
                                .map(field -> column(object.map(any -> target), reference, field)))
                        .findFirst());
    }

    private boolean mayNameObject(Field reference) {
        return reference.referenceTo().size() > 1 || spec.apiVersion() < STRICT;
    }

    private Stream<SObject> targets(Field reference, Optional<String> named) {
        return reference.referenceTo().stream()
                .filter(object -> named.isEmpty() || named.get().equalsIgnoreCase(object))
                .flatMap(object -> schema.object(object).stream());
    }

    private static Column column(Optional<SObject> object, Field reference, Field key) {
        var path = reference.relationshipName().orElseThrow() + "." + key.name();
        return new Column(object.map(named -> named.name() + ":" + path).orElse(path), reference.name());
    }
}
