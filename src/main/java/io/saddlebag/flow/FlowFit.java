package io.saddlebag.flow;

import io.saddlebag.mapping.FieldMapping;
import io.saddlebag.records.NearestName;
import io.saddlebag.records.Problem;
import io.saddlebag.salesforce.Field;
import io.saddlebag.salesforce.ObjectDescribe;
import io.saddlebag.salesforce.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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
        flow.mapping().fields().forEach(fit::check);
        fit.checkKey();
        fit.checkUnique();
        return fit.problems;
    }

    private void check(FieldMapping line) {
        var name = line.name();
        if (name.parent().isPresent()) {
            if (describe.relationship(name.parent().get()).isEmpty()) {
                var parents = names(field -> !field.relationshipName().isEmpty(), Field::relationshipName);
                unknown(
                        line,
                        "no parent '" + name.parent().get() + "'",
                        NearestName.of(name.parent().get(), parents));
            }
            return;
        }
        var field = describe.field(name.field());
        if (field.isEmpty()) {
            unknown(
                    line,
                    "no field '" + name.field() + "'",
                    NearestName.of(name.field(), names(any -> true, Field::name)));
        } else if (!isKey(field.get()) && !writable(field.get())) {
            problems.add(new Problem(
                    line.where(),
                    "%s.%s cannot be written%s."
                            .formatted(describe.name(), field.get().name(), onOperation()),
                    "Remove the line, or give the integration user access to the field."));
        }
    }

    private boolean isKey(Field field) {
        return field.name().equalsIgnoreCase(flow.key()) || field.name().equals("Id");
    }

    private boolean writable(Field field) {
        return switch (flow.operation()) {
            case INSERT -> field.createable();
            case UPDATE -> field.updateable();
            default -> field.createable() || field.updateable();
        };
    }

    private String onOperation() {
        return switch (flow.operation()) {
            case INSERT -> " when a record is created";
            case UPDATE -> " when a record is updated";
            default -> "";
        };
    }

    private void checkKey() {
        if (flow.operation() != Operation.UPSERT || flow.key().equalsIgnoreCase("Id")) {
            return;
        }
        var key = describe.field(flow.key());
        if (key.isPresent() && !key.get().usableAsKey()) {
            problems.add(new Problem(
                    flow.place(),
                    "%s.%s is no External ID, so Salesforce cannot match records on it."
                            .formatted(describe.name(), flow.key()),
                    "Mark the field as External ID and Unique in Setup, or name another key."));
        }
    }

    private void checkUnique() {
        var unique = flow.operation() == Operation.INSERT && !flow.unique().isEmpty()
                ? describe.field(flow.unique())
                : Optional.<Field>empty();
        if (unique.filter(field -> !field.unique()).isPresent()) {
            problems.add(new Problem(
                    flow.place(),
                    "%s.%s is not unique, so a record cannot be looked for by it."
                            .formatted(describe.name(), flow.unique()),
                    "Mark the field as Unique in Setup, or leave the parameter unique out."));
        }
    }

    private void unknown(FieldMapping line, String what, Optional<String> nearest) {
        problems.add(new Problem(
                line.where(),
                "Salesforce's %s has %s.".formatted(describe.name(), what),
                nearest.map(near -> "Did you mean '" + near + "'?")
                        .orElse("Create it in Setup > Object Manager, or remove the line.")));
    }

    private List<String> names(Predicate<Field> which, java.util.function.Function<Field, String> name) {
        return describe.fieldsByLowerName().values().stream()
                .filter(which)
                .map(name)
                .toList();
    }
}
