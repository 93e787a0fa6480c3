package io.saddlebag.simulator.composite;

import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Call;
import io.saddlebag.simulator.http.Errors;
import io.saddlebag.simulator.http.Json;
import io.saddlebag.simulator.http.JsonBody;
import io.saddlebag.simulator.http.Request;
import io.saddlebag.simulator.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** {@code POST /composite/batch}: up to 25 requests that have nothing to do with each other, as one API request. */
public final class CompositeBatch {

    private final BiFunction<Request, Session, Answer> endpoints;

    /** @param endpoints answers one part */
    public CompositeBatch(BiFunction<Request, Session, Answer> endpoints) {
        this.endpoints = endpoints;
    }

    /** Always 200; each part has its own status. After a failure, {@code haltOnError} leaves the rest undone with 412. */
    public Answer run(Call call) {
        var body = BatchBody.of(JsonBody.object(call.request()));
        var answers = new ArrayList<PartAnswer>();
        for (var part : body.parts()) {
            var halted = body.haltOnError() && answers.stream().anyMatch(PartAnswer::isFailed);
            answers.add(PartAnswer.of(part.referenceId(), halted ? halted() : run(call, part)));
        }
        return answer(answers);
    }

    /** What is itself made of parts cannot be a part. */
    private Answer run(Call call, Part part) {
        return part.url().contains("/composite")
                ? Errors.notFound()
                : endpoints.apply(part.request(call.request(), part.url(), part.body()), call.session());
    }

    private static Answer halted() {
        return Errors.answer(
                412, "BATCH_PROCESSING_HALTED", "Batch processing was halted because a previous request failed.");
    }

    private static Answer answer(List<PartAnswer> answers) {
        return Json.answer(200, json -> {
            json.writeStartObject();
            json.writeBooleanField("hasErrors", answers.stream().anyMatch(PartAnswer::isFailed));
            json.writeArrayFieldStart("results");
            for (var part : answers) {
                json.writeStartObject();
                json.writeNumberField("statusCode", part.status());
                json.writeFieldName("result");
                json.writeRawValue(
                        part.body().isMissingNode() ? "null" : part.body().toString());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
