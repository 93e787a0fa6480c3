package io.saddlebag.simulator.rest;

import io.saddlebag.simulator.dml.Change;
import io.saddlebag.simulator.dml.Dml;
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
import io.saddlebag.simulator.store.Held;
import io.saddlebag.simulator.store.Org;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Single records by id: create, read, update, delete. */
public final class SObjects {

    private final Org org;
    private final Schema schema;
    private final Dml dml;
    private final Callers callers;

    public SObjects(Org org, Dml dml, Callers callers) {
        this.org = org;
        this.schema = org.schema();
        this.dml = dml;
        this.callers = callers;
    }

    /** The object a path names; 404 when the org has none of that name. */
    static SObject type(Schema schema, Call call) {
        return schema.object(call.path("object")).orElseThrow(() -> new Refusal(Errors.notFound()));
    }

    public Answer create(Call call) {
        var type = type(schema, call);
        var body = JsonBody.object(call.request());
        if (!new JsonDrafts(schema, body).key(id(type), body.tree(), "").isEmpty()) {
            return Errors.answer(400, "INVALID_FIELD", "cannot specify Id in an insert call", "Id");
        }
        var draft = new JsonDrafts(schema, body).read(type, body.tree(), "", "Id");
        var saved = dml.save(new Change.Insert(draft), callers.of(call, Kind.SOBJECT));
        return saved instanceof Saved.Done done
                ? SingleAnswers.created(call, type, done.id())
                : SingleAnswers.failed(call, ResultJson.errors(saved));
    }

    public Answer read(Call call) {
        var type = type(schema, call);
        return org.reading(() -> record(call, held(type, call.path("id"), new Refusal(Errors.notFound()))));
    }

    public Answer update(Call call) {
        var type = type(schema, call);
        target(type, call);
        var body = JsonBody.object(call.request());
        if (body.tree().properties().stream().anyMatch(member -> member.getKey().equalsIgnoreCase("Id"))) {
            return Errors.answer(
                    400, "INVALID_FIELD", "The Id field should not be specified in the sobject data.", "Id");
        }
        var draft = new JsonDrafts(schema, body).read(type, body.tree(), "", "");
        return written(call, dml.save(new Change.Update(call.path("id"), draft), callers.of(call, Kind.SOBJECT)));
    }

    public Answer delete(Call call) {
        var type = type(schema, call);
        target(type, call);
        return written(call, dml.save(new Change.Delete(type, call.path("id")), callers.of(call, Kind.SOBJECT)));
    }

    private static Field id(SObject type) {
        return type.field("Id").orElseThrow();
    }

    static Answer written(Call call, Saved saved) {
        return saved.isDone() ? Answer.empty(204) : SingleAnswers.failed(call, ResultJson.errors(saved));
    }

    private Held held(SObject type, String id, Refusal missing) {
        var held = org.get(type, id).orElseThrow(() -> missing);
        if (held.isDeleted()) {
            throw new Refusal(404, "ENTITY_IS_DELETED", "entity is deleted");
        }
        return held;
    }

    /** The record that a write means, unless it changed since the caller last looked. */
    private void target(SObject type, Call call) {
        var id = call.path("id");
        Preconditions.require(call, held(type, id, noSuchKey(id)));
    }

    /** A record as the answer to a read, with the fields that {@code ?fields=} names, else all. */
    static Answer record(Call call, Held held) {
        var fields = call.request()
                .parameter("fields")
                .map(names -> fields(held.type(), List.of(names.split(","))))
                .orElse(held.type().fields());
        var answer = Preconditions.unchanged(call, held)
                .orElseGet(() -> Json.answer(200, json -> RecordJson.write(json, call.base(), held, fields)))
                .with("Last-Modified", HttpDates.format(held.modified()));
        return Preconditions.tag(held).map(tag -> answer.with("ETag", tag)).orElse(answer);
    }

    static List<Field> fields(SObject type, List<String> names) {
        return Stream.concat(Stream.of("Id"), names.stream())
                .map(String::strip)
                .map(name -> type.field(name).orElseThrow(() -> noSuchColumn(type, name)))
                .distinct()
                .sorted((a, b) ->
                        Boolean.compare(a.name().equals("Id"), b.name().equals("Id")))
                .toList();
    }

    static Refusal noSuchColumn(SObject type, String name) {
        return new Refusal(400, "INVALID_FIELD", "No such column '" + name + "' on sobject of type " + type.name());
    }

    /** The field by which a path looks records up. */
    static Field key(SObject type, String name) {
        return Optional.of(name).flatMap(type::field).filter(Field::isKey).orElseThrow(() -> noSuchKey(name));
    }

    private static Refusal noSuchKey(String name) {
        return new Refusal(404, "NOT_FOUND", "Provided external ID field does not exist or is not accessible: " + name);
    }
}
