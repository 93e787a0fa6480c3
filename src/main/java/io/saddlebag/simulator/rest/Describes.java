package io.saddlebag.simulator.rest;

import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Call;
import io.saddlebag.simulator.http.Json;
import io.saddlebag.simulator.schema.Schema;
import java.util.function.Supplier;

/** What the org says of its objects (contract sheet, section 5). */
public final class Describes {

    private final Schema schema;

    public Describes(Schema schema) {
        this.schema = schema;
    }

    /** All objects. */
    public Answer global(Call call) {
        return unlessUnchanged(
                call,
                () -> Json.answer(200, json -> {
                    json.writeStartObject();
                    json.writeStringField("encoding", "UTF-8");
                    json.writeNumberField("maxBatchSize", 200);
                    json.writeArrayFieldStart("sobjects");
                    for (var object : schema.objects()) {
                        DescribeJson.brief(json, call.base(), object);
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                }));
    }

    /** One object in brief, with the records last used: none here. */
    public Answer basic(Call call) {
        var object = SObjects.type(schema, call);
        return unlessUnchanged(
                call,
                () -> Json.answer(200, json -> {
                    json.writeStartObject();
                    json.writeFieldName("objectDescribe");
                    DescribeJson.brief(json, call.base(), object);
                    json.writeArrayFieldStart("recentItems");
                    json.writeEndArray();
                    json.writeEndObject();
                }));
    }

    /** One object with all its fields. */
    public Answer describe(Call call) {
        var object = SObjects.type(schema, call);
        return unlessUnchanged(
                call, () -> Json.answer(200, json -> DescribeJson.whole(json, call.base(), schema, object)));
    }

    private Answer unlessUnchanged(Call call, Supplier<Answer> answer) {
        // HTTP dates have no fractions of a second.
        var changed = schema.changed().getEpochSecond();
        var unchanged = call.request()
                .header("if-modified-since")
                .flatMap(HttpDates::parse)
                .filter(since -> since.getEpochSecond() >= changed)
                .isPresent();
        return (unchanged ? Answer.empty(304) : answer.get())
                .with("Last-Modified", HttpDates.format(schema.changed()))
                .with("ETag", "\"" + Long.toHexString(changed) + "\"");
    }
}
