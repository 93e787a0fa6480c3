package io.saddlebag.simulator.rest;

import io.saddlebag.simulator.dml.Change;
import io.saddlebag.simulator.dml.Dml;
import io.saddlebag.simulator.dml.JsonDrafts;
import io.saddlebag.simulator.dml.Saved;
import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Call;
import io.saddlebag.simulator.http.Errors;
import io.saddlebag.simulator.http.JsonBody;
import io.saddlebag.simulator.http.Kind;
import io.saddlebag.simulator.http.Refusal;
import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.schema.SObject;
import io.saddlebag.simulator.store.Held;
import io.saddlebag.simulator.store.Ids;
import io.saddlebag.simulator.store.Org;
import java.util.List;
import java.util.function.Function;

/** Single records by an external id: upsert, read, delete. */
public final class ByKey {

    private final Org org;
    private final Dml dml;
    private final Callers callers;

    public ByKey(Org org, Dml dml, Callers callers) {
        this.org = org;
        this.dml = dml;
        this.callers = callers;
    }

    public Answer upsert(Call call) {
        var type = SObjects.type(org.schema(), call);
        return upsert(call, type, key(call, type), call.path("value"));
    }

    /** POST to {@code /sobjects/Obj/Id}: an upsert without an id, which creates, from v37 on. */
    public Answer create(Call call) {
        if (call.version() < 37) {
            return Errors.notFound();
        }
        var type = SObjects.type(org.schema(), call);
        return upsert(call, type, SObjects.key(type, call.path("field")), "");
    }

    /** Where the key should stand, an id begins the way over a relationship, {@code /sobjects/Contact/003…/Account}. */
    private static Field key(Call call, SObject type) {
        var field = call.path("field");
        if (field.startsWith(type.keyPrefix()) && Ids.isWellFormed(field)) {
            throw Refusal.notImplemented("ways over relationships in a URL", "GET /query");
        }
        return SObjects.key(type, field);
    }

    private Answer upsert(Call call, SObject type, Field key, String value) {
        var body = JsonBody.object(call.request());
        for (var name : (Iterable<String>) body.tree()::fieldNames) {
            if (name.equalsIgnoreCase(key.name())) {
                return Errors.answer(
                        400,
                        "INVALID_FIELD",
                        "The " + key.name() + " field should not be specified in the sobject data.");
            }
        }
        var draft = new JsonDrafts(org.schema(), body).read(type, body.tree(), "", key.name());
        var updateOnly = call.request()
                .parameter("updateOnly")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
        return answer(
                call, type, dml.save(new Change.Upsert(key, value, draft, updateOnly), callers.of(call, Kind.SOBJECT)));
    }

    private static Answer answer(Call call, SObject type, Saved saved) {
        if (saved instanceof Saved.Done done) {
            return SingleAnswers.upserted(call, type, done);
        }
        return saved instanceof Saved.Several several
                ? SingleAnswers.several(call, type, several.ids())
                : SingleAnswers.failed(call, ResultJson.errors(saved));
    }

    public Answer read(Call call) {
        return org.reading(() -> one(call, held -> SObjects.record(call, held)));
    }

    public Answer delete(Call call) {
        return one(
                call,
                held -> SObjects.written(
                        call, dml.save(new Change.Delete(held.type(), held.id()), callers.of(call, Kind.SOBJECT))));
    }

    private Answer one(Call call, Function<Held, Answer> then) {
        var type = SObjects.type(org.schema(), call);
        var found = org.find(type, key(call, type), call.path("value"));
        if (found.isEmpty()) {
            return Errors.notFound();
        }
        List<String> ids = found.stream().map(Held::id).toList();
        return ids.size() == 1 ? then.apply(found.get(0)) : SingleAnswers.several(call, type, ids);
    }
}
