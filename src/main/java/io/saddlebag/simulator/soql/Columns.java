package io.saddlebag.simulator.soql;

import io.saddlebag.simulator.http.Refusal;
import io.saddlebag.simulator.schema.SObject;
import io.saddlebag.simulator.schema.Schema;
import io.saddlebag.simulator.soql.Query.Name;
import java.util.ArrayList;
import java.util.List;

/** Ties the names of a query to fields of the schema. */
record Columns(Schema schema, String query, SObject type) {

    Column of(Name name) {
        var dot = name.text().indexOf('.');
        if (dot < 0) {
            return new Column.Own(type.field(name.text()).orElseThrow(() -> missing(name, name.text(), type)));
        }
        var rest = name.text().substring(dot + 1);
        if (rest.contains(".")) {
            throw Refusal.notImplemented("parents of parents in SOQL", "one level, Account.Name");
        }
        return ofParent(name, name.text().substring(0, dot), rest);
    }

    /** What is selected; a column that is named twice is an error, as it would stand twice in the record. */
    List<Column> ofSelect(List<Name> names) {
        var selected = new ArrayList<Column>();
        for (var name : names) {
            var column = of(name);
            if (selected.contains(column)) {
                throw SoqlErrors.twice(query, name.at(), name.text());
            }
            selected.add(column);
        }
        return selected;
    }

    private Column ofParent(Name name, String relationship, String fieldName) {
        var reference = type.relationship(relationship)
                .orElseThrow(() -> SoqlErrors.malformed(
                        query,
                        name.at(),
                        "Didn't understand relationship '" + relationship
                                + "' in field path. If you are attempting to use a custom relationship, be sure to append"
                                + " the '__r' after the custom relationship name."));
        var parent = reference.referenceTo().stream()
                .flatMap(object -> schema.object(object).stream())
                .findFirst()
                .orElseThrow(() -> Refusal.notImplemented(
                        "the objects " + reference.referenceTo() + " behind " + relationship, reference.name()));
        var field = parent.field(fieldName).orElseThrow(() -> missing(name, fieldName, parent));
        return new Column.OfParent(reference, parent, field);
    }

    private Refusal missing(Name name, String column, SObject entity) {
        return SoqlErrors.noSuchColumn(query, name.at(), column, entity.name());
    }
}
