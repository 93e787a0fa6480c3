package io.saddlebag.flow;

import io.saddlebag.mapping.FieldMapping;
import io.saddlebag.mapping.FieldName;
import io.saddlebag.records.NearestName;
import io.saddlebag.records.Problem;
import io.saddlebag.salesforce.Field;
import io.saddlebag.salesforce.ObjectDescribe;
import io.saddlebag.salesforce.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Holds a flow against what Salesforce says of its object: fields that are not there, or that cannot be written. */
final class FlowFit {

    private final Flow flow;
    private final ObjectDescribe describe;
    private final List<Problem> problems = new ArrayList<>();

    private FlowFit(Flow flow, ObjectDescribe describe) {
        this.flow = flow;
        this.describe = describe;
    }

    static List<Problem> problems(Flow flow, ObjectDescribe describe) {
        var fit = new FlowFit(flow, describe);
        if (!describe.allowed().contains(flow.operation())) {
            // Then no field can be written either.
            return List.of(fit.forbidden());
        }
        flow.mapping().fields().forEach(fit::check);
        fit.checkNamed(flow.operation() == Operation.INSERT ? flow.unique() : flow.key());
        fit.checkKey();
        fit.checkUnique();
        return fit.problems;
    }

    private Problem forbidden() {
        var right = FieldAdvice.right(flow.operation());
        return new Problem(
                flow.place(),
                "The user of this login may not %s %s records."
                        .formatted(right.toLowerCase(Locale.ROOT), describe.name()),
                "Give the user the right '%s' on %s (Setup > profile or permission set > Object Settings)."
                        .formatted(right, describe.name()));
    }

    private void check(FieldMapping line) {
        var name = line.name();
        if (name.parent().isPresent()) {
            describe.relationship(name.parent().get())
                    .ifPresentOrElse(
                            reference -> checkParent(line, reference),
                            () -> unknown(line, "parent", name.parent().get(), Field::relationshipName));
        } else {
            describe.field(name.field())
                    .ifPresentOrElse(
                            field -> checkWritable(line, field),
                            () -> unknown(line, "field", name.field(), Field::name));
        }
    }

    private void checkWritable(FieldMapping line, Field field) {
        if (!isKey(field.name()) && !flow.operation().writes(field)) {
            problem(
                    line,
                    "%s.%s cannot be written%s.".formatted(describe.name(), field.name(), onOperation()),
                    FieldAdvice.onUnwritable(field));
        }
    }

    /** Where a parent may be of several kinds, Salesforce must be told of which, or it refuses every record. */
    private void checkParent(FieldMapping line, Field reference) {
        checkWritable(line, reference);
        var kinds = reference.referenceTo();
        var name = line.name();
        if (name.type().isEmpty() && kinds.size() > 1) {
            problem(
                    line,
                    "%s's %s may be %s, so the line must say which."
                            .formatted(describe.name(), name.parent().get(), FieldAdvice.listed(kinds)),
                    FieldAdvice.typed(name, kinds));
        } else if (name.type().filter(type -> !kinds.contains(type)).isPresent()) {
            problem(
                    line,
                    "%s's %s cannot be '%s', only %s."
                            .formatted(
                                    describe.name(),
                                    name.parent().get(),
                                    name.type().get(),
                                    FieldAdvice.listed(kinds)),
                    FieldAdvice.typed(name, kinds));
        }
    }

    private boolean isKey(String field) {
        return field.equalsIgnoreCase(flow.key()) || field.equals("Id");
    }

    private String onOperation() {
        return switch (flow.operation()) {
            case INSERT -> " when a record is created";
            case UPDATE -> " when a record is updated";
            default -> "";
        };
    }

    /** A key or unique field that the line {@code * = .} fills has no line of its own. */
    private void checkNamed(String field) {
        if (!field.isEmpty()
                && flow.mapping().field(field).isEmpty()
                && describe.field(field).isEmpty()) {
            var name = new FieldName(Optional.empty(), Optional.empty(), field);
            problems.add(new Problem(
                    flow.place(),
                    "Salesforce's %s has no field '%s'.".formatted(describe.name(), field),
                    meant(field, Field::name).orElseGet(() -> FieldAdvice.onUnknown(name, true))));
        }
    }

    private void checkKey() {
        if (flow.operation() != Operation.UPSERT || flow.key().equalsIgnoreCase("Id")) {
            return;
        }
        var key = describe.field(flow.key()).filter(field -> !field.usableAsKey());
        key.ifPresent(field -> problems.add(new Problem(
                flow.place(),
                "%s.%s is no External ID, so Salesforce cannot match records on it."
                        .formatted(describe.name(), flow.key()),
                FieldAdvice.onKey(field, describe.names(Field::usableAsKey, Field::name)))));
    }

    private void checkUnique() {
        var unique = flow.operation() == Operation.INSERT && !flow.unique().isEmpty()
                ? describe.field(flow.unique()).filter(field -> !field.unique())
                : Optional.<Field>empty();
        unique.ifPresent(field -> problems.add(new Problem(
                flow.place(),
                "%s.%s is not unique, so a record cannot be looked for by it."
                        .formatted(describe.name(), flow.unique()),
                FieldAdvice.onUnique(field))));
    }

    private void unknown(FieldMapping line, String kind, String name, Function<Field, String> nameOf) {
        problem(
                line,
                "Salesforce's %s has no %s '%s'.".formatted(describe.name(), kind, name),
                meant(name, nameOf).orElseGet(() -> FieldAdvice.onUnknown(line.name(), isKey(name))));
    }

    private Optional<String> meant(String name, Function<Field, String> nameOf) {
        return NearestName.of(name, describe.names(field -> !nameOf.apply(field).isEmpty(), nameOf))
                .map(near -> "Did you mean '" + near + "'?");
    }

    private void problem(FieldMapping line, String what, String fix) {
        problems.add(new Problem(line.where(), what, fix));
    }
}
