package io.saddlebag.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Call;
import io.saddlebag.simulator.http.Json;
import io.saddlebag.simulator.http.JsonBody;
import io.saddlebag.simulator.http.Refusal;
import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.schema.SObject;
import io.saddlebag.simulator.store.Org;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reading several records of one object by their ids (contract sheet, section 3.1). */
public final class CollectionReads {

    private static final int LIMIT = 2000;

    private final Org org;

    public CollectionReads(Org org) {
        this.org = org;
    }

    public Answer get(Call call) {
        return records(call, list(call, "ids"), list(call, "fields"));
    }

    public Answer post(Call call) {
        var body = JsonBody.object(call.request()).tree();
        return records(call, texts(body.path("ids")), texts(body.path("fields")));
    }

    private Answer records(Call call, List<String> ids, List<String> names) {
        var type = SObjects.type(org.schema(), call);
        if (ids.isEmpty() || names.isEmpty()) {
            throw new Refusal(400, "MISSING_ARGUMENT", "ids and fields are required.");
        }
        if (ids.size() > LIMIT) {
            throw new Refusal(400, "EXCEEDED_ID_LIMIT", "cannot read more than " + LIMIT + " records in one call");
        }
        var fields = SObjects.fields(type, names);
        return org.reading(() -> answer(call, type, ids, fields));
    }

    private Answer answer(Call call, SObject type, List<String> ids, List<Field> fields) {
        return Json.answer(200, json -> {
            json.writeStartArray();
            for (var id : ids) {
                var held = org.get(type, id.strip()).filter(found -> !found.isDeleted());
                if (held.isPresent()) {
                    RecordJson.write(json, call.base(), held.get(), fields);
                } else {
                    json.writeNull();
                }
            }
            json.writeEndArray();
        });
    }

    private static List<String> list(Call call, String parameter) {
        return call.request()
                .parameter(parameter)
                .map(text -> List.of(text.split(",")))
                .orElse(List.of());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
