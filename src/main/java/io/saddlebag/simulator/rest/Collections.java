package io.saddlebag.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.saddlebag.simulator.dml.Batch;
import io.saddlebag.simulator.dml.Change;
import io.saddlebag.simulator.dml.JsonDrafts;
import io.saddlebag.simulator.dml.Saved;
import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Call;
import io.saddlebag.simulator.http.Errors;
import io.saddlebag.simulator.http.Json;
import io.saddlebag.simulator.http.JsonBody;
import io.saddlebag.simulator.http.Kind;
import io.saddlebag.simulator.http.Refusal;
import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.schema.SObject;
import io.saddlebag.simulator.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/** Up to 200 records in one call (contract sheet, section 3.1). */
public final class Collections {

    private static final double UPSERT_SINCE = 46;

    private final Schema schema;
    private final Batch batch;
    private final Callers callers;

    public Collections(Schema schema, Batch batch, Callers callers) {
        this.schema = schema;
        this.batch = batch;
        this.callers = callers;
    }

    public Answer insert(Call call) {
        return write(
                call,
                (body, type, record, at) -> new Change.Insert(new JsonDrafts(schema, body).read(type, record, at, "")));
    }

    public Answer update(Call call) {
        return write(
                call,
                (body, type, record, at) -> new Change.Update(
                        new JsonDrafts(schema, body).key(id(type), record, at),
                        new JsonDrafts(schema, body).read(type, record, at, "Id")));
    }

    /** There only since version 46. */
    public Answer upsert(Call call) {
        if (call.version() < UPSERT_SINCE) {
            throw new Refusal(Errors.notFound());
        }
        var type = SObjects.type(schema, call);
        var key = SObjects.key(type, call.path("field"));
        var body = JsonBody.object(call.request());
        var records = CollectionBody.records(body);
        CollectionBody.requireOneType(schema, records, type);
        var changes = new ArrayList<Change>(records.size());
        for (int n = 0; n < records.size(); n++) {
            var drafts = new JsonDrafts(schema, body);
            var at = "/records/" + n;
            var value = drafts.key(key, records.get(n), at);
            changes.add(new Change.Upsert(key, value, drafts.read(type, records.get(n), at, key.name()), false));
        }
        return results(call, changes, CollectionBody.allOrNone(body), true);
    }

    public Answer delete(Call call) {
        var ids = CollectionBody.ids(call);
        var changes = ids.stream()
                .<Change>map(id -> new Change.Delete(CollectionBody.typeOf(schema, id), id))
                .toList();
        var allOrNone = call.request()
                .parameter("allOrNone")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
        return results(call, changes, allOrNone, false);
    }

    private interface Reader {
        Change change(JsonBody body, SObject type, JsonNode record, String pointer);
    }

    private Answer write(Call call, Reader reader) {
        var body = JsonBody.object(call.request());
        var records = CollectionBody.records(body);
        var types = CollectionBody.types(schema, records);
        var changes = new ArrayList<Change>(records.size());
        for (int n = 0; n < records.size(); n++) {
            changes.add(reader.change(body, types.get(n), records.get(n), "/records/" + n));
        }
        return results(call, changes, CollectionBody.allOrNone(body), false);
    }

    private Answer results(Call call, List<Change> changes, boolean allOrNone, boolean created) {
        var saved = batch.save(changes, allOrNone, callers.of(call, Kind.COLLECTIONS));
        return Json.answer(200, json -> {
            json.writeStartArray();
            for (Saved one : saved) {
                ResultJson.write(json, one, created);
            }
            json.writeEndArray();
        });
    }

    private static Field id(SObject type) {
        return type.field("Id").orElseThrow();
    }
}
