package io.saddlebag.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.saddlebag.simulator.http.Call;
import io.saddlebag.simulator.http.JsonBody;
import io.saddlebag.simulator.http.Refusal;
import io.saddlebag.simulator.schema.SObject;
import io.saddlebag.simulator.schema.Schema;
import io.saddlebag.simulator.store.Ids;
import java.util.ArrayList;
import java.util.List;

/** What a collections call says, and the rules that refuse it whole (contract sheet, section 3.1). */
final class CollectionBody {

    private static final int LIMIT = 200;
    private static final int CHUNKS = 10;

    private CollectionBody() {}

    static boolean allOrNone(JsonBody body) {
        return body.tree().path("allOrNone").asBoolean(false);
    }

    static List<JsonNode> records(JsonBody body) {
        var records = body.tree().path("records");
        if (!records.isArray()) {
            throw body.refusal("Cannot deserialize instance of list from " + JsonBody.kind(records), "/records");
        }
        requireRoom(records.size());
        var all = new ArrayList<JsonNode>(records.size());
        for (int n = 0; n < records.size(); n++) {
            if (!records.get(n).isObject()) {
                throw body.refusal(
                        "Cannot deserialize instance of object from " + JsonBody.kind(records.get(n)), "/records/" + n);
            }
            all.add(records.get(n));
        }
        return all;
    }

    static void requireRoom(int records) {
        if (records > LIMIT) {
            throw new Refusal(
                    400,
                    "EXCEEDED_ID_LIMIT",
                    "record limit reached. cannot submit more than " + LIMIT + " records into this call");
        }
    }

    /** The object of each record; refused when one says none, and when they alternate more than ten times. */
    static List<SObject> types(Schema schema, List<JsonNode> records) {
        var types = new ArrayList<SObject>(records.size());
        var chunks = 0;
        for (var record : records) {
            var type = type(schema, record);
            if (types.isEmpty() || types.get(types.size() - 1) != type) {
                chunks++;
            }
            types.add(type);
        }
        if (chunks > CHUNKS) {
            throw new Refusal(
                    400,
                    "INVALID_INPUT",
                    "cannot have more than " + CHUNKS + " chunks of records in a single call; sort them by type");
        }
        return types;
    }

    static void requireOneType(Schema schema, List<JsonNode> records, SObject expected) {
        for (var record : records) {
            if (type(schema, record) != expected) {
                throw new Refusal(
                        400,
                        "INVALID_INPUT",
                        "All records must be of type " + expected.name() + ", which the URL names.");
            }
        }
    }

    private static SObject type(Schema schema, JsonNode record) {
        var name = record.path("attributes").path("type");
        if (!name.isTextual()) {
            throw new Refusal(400, "INVALID_TYPE", "Each record needs attributes with its type.");
        }
        return schema.object(name.asText())
                .orElseThrow(() ->
                        new Refusal(400, "INVALID_TYPE", "sObject type '" + name.asText() + "' is not supported."));
    }

    static List<String> ids(Call call) {
        var ids = call.request()
                .parameter("ids")
                .filter(text -> !text.isBlank())
                .map(text -> List.of(text.split(",")))
                .orElse(List.of());
        if (ids.isEmpty()) {
            throw new Refusal(400, "MISSING_ARGUMENT", "The parameter ids is required.");
        }
        requireRoom(ids.size());
        return ids;
    }

    /** The object an id belongs to by its prefix; any object when nobody can tell, so that the id itself is refused. */
    static SObject typeOf(Schema schema, String id) {
        return (Ids.isWellFormed(id) ? schema.withPrefix(id.substring(0, 3)) : schema.object("Account"))
                .or(() -> schema.object("Account"))
                .orElseThrow();
    }
}
