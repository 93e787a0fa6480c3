package io.saddlebag.simulator.seed;

import com.fasterxml.jackson.databind.JsonNode;
import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.schema.FieldType;
import io.saddlebag.simulator.schema.Flag;
import io.saddlebag.simulator.schema.SObject;
import io.saddlebag.simulator.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads objects and fields of a seed. */
record SeedSchema(Schema schema) {

    private static final Map<String, Flag> FLAGS = Map.of(
            "externalId", Flag.EXTERNAL_ID,
            "unique", Flag.UNIQUE,
            "caseSensitive", Flag.CASE_SENSITIVE,
            "restricted", Flag.RESTRICTED_PICKLIST);

    void object(JsonNode node) {
        var name = Texts.required(node, "object", "name");
        var fields = StreamSupport.stream(node.path("fields").spliterator(), false)
                .map(field -> field(name, field))
                .toArray(Field[]::new);
        schema.add(SObject.custom(name, Texts.optional(node, "keyPrefix").orElseGet(this::freePrefix), fields));
    }

    void field(String object, JsonNode node, String where) {
        if (schema.object(object).isEmpty()) {
            throw new UnusableSeed(where, "there is no object '" + object + "'. Add it under objects.");
        }
        schema.add(object, field(object, node));
    }

    private static Field field(String object, JsonNode node) {
        var name = Texts.required(node, "a field of " + object, "name");
        var where = object + "." + name;
        var typeName = Texts.optional(node, "type").orElse("string");
        var type = FieldType.named(typeName)
                .orElseThrow(() -> new UnusableSeed(where, "there is no field type '" + typeName + "'."));
        var field = Field.of(name, type, size(type, node));
        for (var flag : FLAGS.entrySet()) {
            field = node.path(flag.getKey()).asBoolean() ? field.with(flag.getValue()) : field;
        }
        field = field.is(Flag.EXTERNAL_ID) ? field.with(Flag.ID_LOOKUP) : field;
        field = node.path("required").asBoolean() ? field.without(Flag.NILLABLE) : field;
        field = Texts.optional(node, "label").map(field::labelled).orElse(field);
        field = node.has("values") ? field.withValues(Texts.list(node.path("values"))) : field;
        field = Texts.optional(node, "default").map(field::withDefault).orElse(field);
        return type == FieldType.REFERENCE ? referring(field, node, where) : field;
    }

    private static Field referring(Field field, JsonNode node, String where) {
        var objects = Texts.list(node.path("referenceTo"));
        if (objects.isEmpty()) {
            throw new UnusableSeed(where, "a reference needs referenceTo, a list of objects.");
        }
        var plain = Field.reference(field.name(), objects.toArray(String[]::new));
        return field.refersTo(objects, Texts.optional(node, "relationshipName").or(plain::relationshipName));
    }

    private static String size(FieldType type, JsonNode node) {
        if (type.isDecimal()) {
            return node.path("precision").asInt(18) + "," + node.path("scale").asInt(2);
        }
        if (type == FieldType.INT) {
            return node.path("digits").asText("9");
        }
        return type == FieldType.REFERENCE
                ? "18"
                : type.isText() ? node.path("length").asText("255") : "";
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
