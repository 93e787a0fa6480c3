package io.saddlebag.simulator.seed;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.schema.FieldType;
import io.saddlebag.simulator.schema.Flag;
import io.saddlebag.simulator.schema.SObject;
import io.saddlebag.simulator.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads objects and fields of a seed. */
record SeedSchema(Schema schema, SeedTree tree) {

    private static final JsonPointer OBJECTS = JsonPointer.compile("/objects");
    private static final JsonPointer FIELDS = JsonPointer.compile("/fields");
    private static final Set<String> OF_A_FIELD = Set.of(
            "name",
            "type",
            "label",
            "length",
            "precision",
            "scale",
            "digits",
            "externalId",
            "unique",
            "caseSensitive",
            "restricted",
            "required",
            "values",
            "default",
            "referenceTo",
            "relationshipName");

    private static final Map<String, Flag> FLAGS = Map.of(
            "externalId", Flag.EXTERNAL_ID,
            "unique", Flag.UNIQUE,
            "caseSensitive", Flag.CASE_SENSITIVE,
            "restricted", Flag.RESTRICTED_PICKLIST);

    void plant() {
        tree.each(OBJECTS, this::object);
        tree.members(FIELDS, (list, at) -> tree.each(at, (field, each) -> field(at, field)));
    }

    private void object(JsonNode node, JsonPointer at) {
        Texts.onlyKnown(node, "object", Set.of("name", "keyPrefix", "fields"));
        var name = Texts.required(node, "object", "name");
        var fields = new ArrayList<Field>();
        tree.each(at.appendProperty("fields"), (field, each) -> fields.add(field(name, field)));
        schema.add(SObject.custom(
                name, Texts.optional(node, "keyPrefix").orElseGet(this::freePrefix), fields.toArray(Field[]::new)));
    }

    private void field(JsonPointer list, JsonNode node) {
        var object = list.last().getMatchingProperty();
        if (schema.object(object).isEmpty()) {
            throw new UnusableSeed("fields/" + object, "there is no object '" + object + "'. Add it under objects.");
        }
        schema.add(object, field(object, node));
    }

    private static Field field(String object, JsonNode node) {
        var name = Texts.required(node, "a field of " + object, "name");
        var where = object + "." + name;
        Texts.onlyKnown(node, where, OF_A_FIELD);
        var typeName = Texts.optional(node, "type").orElse("string");
        var type = FieldType.named(typeName)
                .orElseThrow(() -> new UnusableSeed(where, "there is no field type '" + typeName + "'."));
        var field = Field.of(name, type, size(type, node, where));
        for (var flag : FLAGS.entrySet()) {
            field = node.path(flag.getKey()).asBoolean() ? field.with(flag.getValue()) : field;
        }
        field = field.is(Flag.EXTERNAL_ID) ? field.with(Flag.ID_LOOKUP) : field;
        field = node.path("required").asBoolean() ? field.without(Flag.NILLABLE) : field;
        field = Texts.optional(node, "label").map(field::labelled).orElse(field);
        field = node.has("values") ? field.withValues(Texts.list(node, where, "values")) : field;
        field = Texts.optional(node, "default").map(field::withDefault).orElse(field);
        return type == FieldType.REFERENCE ? referring(field, node, where) : field;
    }

    private static Field referring(Field field, JsonNode node, String where) {
        var objects = Texts.list(node, where, "referenceTo");
        if (objects.isEmpty()) {
            throw new UnusableSeed(where, "a reference needs referenceTo, a list of objects.");
        }
        var plain = Field.reference(field.name(), objects.toArray(String[]::new));
        return field.refersTo(objects, Texts.optional(node, "relationshipName").or(plain::relationshipName));
    }

    private static String size(FieldType type, JsonNode node, String where) {
        if (type.isDecimal()) {
            return Texts.number(node, where, "precision", 18) + "," + Texts.number(node, where, "scale", 2);
        }
        if (type == FieldType.INT) {
            return String.valueOf(Texts.number(node, where, "digits", 9));
        }
        if (type == FieldType.REFERENCE) {
            return "18";
        }
        return type.isText() ? String.valueOf(Texts.number(node, where, "length", 255)) : "";
    }

    /** Custom objects' prefixes begin with a: a00, a01, … */
    private String freePrefix() {
        return List.of("0123456789".split("")).stream()
                .flatMap(tens -> List.of("0123456789".split("")).stream().map(ones -> "a" + tens + ones))
                .filter(prefix -> schema.withPrefix(prefix).equals(Optional.empty()))
                .findFirst()
                .orElseThrow();
    }
}
