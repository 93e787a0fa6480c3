package io.saddlebag.simulator.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.saddlebag.simulator.soql.Column;
import io.saddlebag.simulator.store.Held;
import io.saddlebag.simulator.store.Org;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;

/** Writes a record of a query's result: its own columns, and each parent once, as an object of its own. */
final class QueryJson {

    private QueryJson() {}

    static void record(JsonGenerator json, String base, Org org, Held held, List<Column> columns) throws IOException {
        var parents = new HashSet<String>();
        json.writeStartObject();
        RecordJson.attributes(json, base, held);
        for (var column : columns) {
            if (column instanceof Column.Own own) {
                RecordJson.field(json, held, own.field());
            } else {
                var up = (Column.OfParent) column;
                var name = up.reference().relationshipName().orElseThrow();
                if (parents.add(name)) {
                    parent(json, base, org, held, up, columns);
                }
            }
        }
        json.writeEndObject();
    }

    private static void parent(
            JsonGenerator json, String base, Org org, Held held, Column.OfParent first, List<Column> columns)
            throws IOException {
        json.writeFieldName(first.reference().relationshipName().orElseThrow());
        var parent = first.parentOf(held, org);
        if (parent.isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        RecordJson.attributes(json, base, parent.get());
        for (var column : columns) {
            if (column instanceof Column.OfParent up && up.reference().equals(first.reference())) {
                RecordJson.field(json, parent.get(), up.field());
            }
        }
        json.writeEndObject();
    }
}
