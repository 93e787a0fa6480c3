package io.saddlebag.simulator.dml;

import com.fasterxml.jackson.databind.JsonNode;
import io.saddlebag.simulator.http.JsonBody;
import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.schema.FieldType;
import io.saddlebag.simulator.schema.SObject;
import io.saddlebag.simulator.schema.Schema;
import java.util.Optional;

/** Reads records of a JSON body as drafts. A value of the wrong type refuses the whole body. */
public final class JsonDrafts {

    private final Schema schema;
    private final JsonBody body;

    public JsonDrafts(Schema schema, JsonBody body) {
        this.schema = schema;
        this.body = body;
    }

    /**
     * Reads one record.
     *
     * @param pointer where it stands in the body, {@code /records/3}; empty for the body itself
     * @param skipped a member to leave out: the key or the id, which say which record is meant
     */
    public Draft read(SObject type, JsonNode record, String pointer, String skipped) {
        var draft = new Draft(type);
        for (var member : record.properties()) {
            var name = member.getKey();
            if (!name.equals("attributes") && !name.equalsIgnoreCase(skipped)) {
                put(draft, name, member.getValue(), pointer + "/" + name);
            }
        }
        return draft;
    }

    /**
     * Which record is meant.
     *
     * @param key the field that says so, whatever the case of its name in the record
     * @return empty when the record leaves it out or blank
     */
    public String key(Field key, JsonNode record, String pointer) {
        for (var member : record.properties()) {
            var node = member.getValue();
            if (member.getKey().equalsIgnoreCase(key.name()) && !node.isNull()) {
                return node.isTextual() || fits(key.type(), node)
                        ? node.asText()
                        : refuse(key, node, pointer + "/" + member.getKey());
            }
        }
        return "";
    }

    private void put(Draft draft, String name, JsonNode node, String pointer) {
        var field = draft.type().field(name);
        if (field.isPresent() && field.get().type() == FieldType.ID && node.isNull()) {
            return;
        }
        if (field.isPresent()) {
            draft.set(field.get(), reading(field.get(), node, pointer));
            return;
        }
        var reference = draft.type().relationship(name);
        if (reference.isPresent() && node.isObject()) {
            parent(draft, reference.get(), node, pointer);
        } else if (reference.isEmpty() || !node.isNull()) {
            draft.add(Drafts.noSuchColumn(draft.type(), name));
        }
    }

    private Reading reading(Field field, JsonNode node, String pointer) {
        if (node.isNull()) {
            return new Reading.Nothing();
        }
        var reading = fits(field.type(), node) ? Values.read(field, node.asText()) : new Reading.OtherType();
        return reading instanceof Reading.OtherType ? refuse(field, node, pointer) : reading;
    }

    private <T> T refuse(Field field, JsonNode node, String pointer) {
        throw body.refusal(
                "Cannot deserialize instance of " + field.type().apiName() + " from " + JsonBody.kind(node), pointer);
    }

    private static String text(JsonNode node) {
        return node.isNull() ? "" : node.asText();
    }

    /** Numbers and booleans may also stand as text, which only means null where text or an id is wanted. */
    private static boolean fits(FieldType type, JsonNode node) {
        if (node.isTextual()) {
            return type.isText() || type.isId() || !node.asText().isBlank();
        }
        return node.isNumber() && type.isNumber() || node.isBoolean() && type == FieldType.BOOLEAN;
    }

    private void parent(Draft draft, Field reference, JsonNode node, String pointer) {
        var type = node.path("attributes").path("type");
        var target = reference.referenceTo().size() == 1 && type.isMissingNode()
                ? Optional.of(reference.referenceTo().get(0))
                : Optional.of(type.asText()).filter(reference.referenceTo()::contains);
        for (var member : node.properties()) {
            if (!member.getKey().equals("attributes")) {
                var parent = target.flatMap(schema::object);
                parent.flatMap(object -> object.field(member.getKey()))
                        .ifPresent(key -> reading(key, member.getValue(), pointer + "/" + member.getKey()));
                draft.add(reference, parent, member.getKey(), text(member.getValue()));
            }
        }
    }
}
