package io.saddlebag.simulator.composite;

import com.fasterxml.jackson.core.JsonGenerator;
import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Call;
import io.saddlebag.simulator.http.Json;
import io.saddlebag.simulator.http.JsonBody;
import io.saddlebag.simulator.http.Request;
import io.saddlebag.simulator.session.Session;
import io.saddlebag.simulator.store.Org;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** {@code POST /composite}: runs its parts in their order, as one API request. */
public final class Composite {

    private static final String ROLLED_BACK =
            "The transaction was rolled back since another operation in the same transaction failed.";

    private final Org org;
    private final BiFunction<Request, Session, Answer> endpoints;

    /** @param endpoints answers one part */
    public Composite(Org org, BiFunction<Request, Session, Answer> endpoints) {
        this.org = org;
        this.endpoints = endpoints;
    }

    public Answer run(Call call) {
        var body = CompositeBody.of(JsonBody.object(call.request()), call.version());
        var answers = body.allOrNone() ? allOrNone(call, body.parts()) : each(call, body.parts());
        return answer(answers);
    }

    private List<PartAnswer> each(Call call, List<Part> parts) {
        var references = new References();
        return parts.stream().map(part -> run(call, part, references)).toList();
    }

    /** Does all parts, or takes back what was done. */
    List<PartAnswer> allOrNone(Call call, List<Part> parts) {
        var answers = org.writingOrNothing(
                () -> untilFailure(call, parts), all -> all.stream().noneMatch(PartAnswer::isFailed));
        return answers.stream().noneMatch(PartAnswer::isFailed) ? answers : rolledBack(parts, answers);
    }

    private List<PartAnswer> untilFailure(Call call, List<Part> parts) {
        var references = new References();
        var answers = new ArrayList<PartAnswer>();
        for (var part : parts) {
            answers.add(run(call, part, references));
            if (answers.get(answers.size() - 1).isFailed()) {
                break;
            }
        }
        return answers;
    }

    private static List<PartAnswer> rolledBack(List<Part> parts, List<PartAnswer> answers) {
        var failed = answers.get(answers.size() - 1);
        return parts.stream()
                .map(part -> part.referenceId().equals(failed.referenceId())
                        ? failed
                        : PartAnswer.halted(part.referenceId(), ROLLED_BACK))
                .toList();
    }

    private PartAnswer run(Call call, Part part, References references) {
        try {
            var request = part.request(call.request(), references.resolve(part.url()), references.resolve(part.body()));
            var answer = PartAnswer.of(part.referenceId(), endpoints.apply(request, call.session()));
            references.add(answer);
            return answer;
        } catch (References.Unresolved e) {
            return PartAnswer.halted(part.referenceId(), e.getMessage());
        }
    }

    private static Answer answer(List<PartAnswer> answers) {
        return Json.answer(200, json -> write(json, answers));
    }

    static void write(JsonGenerator json, List<PartAnswer> answers) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("compositeResponse");
        for (var part : answers) {
            json.writeStartObject();
            json.writeFieldName("body");
            json.writeRawValue(
                    part.body().isMissingNode() ? "null" : part.body().toString());
            json.writeObjectFieldStart("httpHeaders");
            for (var header : part.headers().entrySet()) {
                json.writeStringField(header.getKey(), header.getValue());
            }
            json.writeEndObject();
            json.writeNumberField("httpStatusCode", part.status());
            json.writeStringField("referenceId", part.referenceId());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
