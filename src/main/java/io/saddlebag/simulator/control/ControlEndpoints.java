package io.saddlebag.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.saddlebag.simulator.faults.Durations;
import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Errors;
import io.saddlebag.simulator.http.Json;
import io.saddlebag.simulator.http.JsonBody;
import io.saddlebag.simulator.http.Request;
import io.saddlebag.simulator.seed.UnusableSeed;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** The endpoints below {@code /simulator}. */
public final class ControlEndpoints {

    private final Controls controls;

    public ControlEndpoints(Controls controls) {
        this.controls = controls;
    }

    /** {@code GET /simulator}: the time, the requests by kind, the records held, the day's API requests, the faults. */
    public Answer overview(Request request) {
        return Json.answer(200, json -> {
            json.writeStartObject();
            json.writeStringField("now", controls.now().toString());
            json.writeObjectFieldStart("requests");
            for (var count : new TreeMap<>(controls.requests()).entrySet()) {
                json.writeNumberField(count.getKey().name().toLowerCase(Locale.ROOT), count.getValue());
            }
            json.writeEndObject();
            json.writeNumberField("atOnceAtMost", controls.atOnceAtMost());
            json.writeObjectFieldStart("records");
            for (var count : controls.counts().entrySet()) {
                json.writeNumberField(count.getKey(), count.getValue());
            }
            json.writeEndObject();
            json.writeObjectFieldStart("apiRequests");
            json.writeNumberField("used", controls.apiRequestsUsed());
            json.writeNumberField("limit", controls.apiRequestsLimit());
            json.writeEndObject();
            json.writeNumberField("faults", controls.faults());
            json.writeEndObject();
        });
    }

    /** {@code GET /simulator/records?object=Contact}: an array of them, with every field that has a value. */
    public Answer records(Request request) {
        return orRefused(() -> {
            var records = controls.records(request.parameter("object").orElse(""));
            return Json.answer(200, json -> Json.MAPPER.writeValue(json, records));
        });
    }

    /** {@code POST /simulator/faults} with {@code {"order": ["row-locked:rate=2%"]}}. */
    public Answer order(Request request) {
        return orRefused(() -> {
            var order = body(request).tree().path("order");
            if (!order.isArray()) {
                throw new IllegalArgumentException("There is no order: write {\"order\": [\"row-locked:rate=2%\"]}.");
            }
            StreamSupport.stream(order.spliterator(), false)
                    .map(JsonNode::asText)
                    .forEach(controls::order);
            return Answer.empty(204);
        });
    }

    /** {@code DELETE /simulator/faults}. */
    public Answer clearFaults(Request request) {
        controls.clearFaults();
        return Answer.empty(204);
    }

    /** {@code POST /simulator/clock} with {@code {"advance": "24h"}}. */
    public Answer advance(Request request) {
        return orRefused(() -> {
            controls.advance(
                    Durations.parse(body(request).tree().path("advance").asText()));
            return overview(request);
        });
    }

    /** {@code POST /simulator/seed} with a seed. */
    public Answer plant(Request request) {
        return orRefused(() -> {
            controls.plant(body(request));
            return Answer.empty(204);
        });
    }

    /** {@code POST /simulator/reset}. */
    public Answer reset(Request request) {
        controls.reset();
        return Answer.empty(204);
    }

    /** Of whatever content type: {@code curl -d} names that of a form. */
    private static JsonBody body(Request request) {
        return JsonBody.read(request.body());
    }

    private static Answer orRefused(Supplier<Answer> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException | UnusableSeed e) {
            return Errors.answer(400, "INVALID_INPUT", e.getMessage());
        }
    }
}
