package io.saddlebag.simulator.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.saddlebag.simulator.schema.ChildRelationship;
import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.schema.SObject;
import io.saddlebag.simulator.schema.Schema;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes an object's describe: its own flags, and with {@link #whole} its fields and relationships. */
final class DescribeJson {

    private static final List<String> TRUE_OF_OBJECTS = List.of(
            "feedEnabled",
            "layoutable",
            "mergeable",
            "mruEnabled",
            "queryable",
            "replicateable",
            "retrieveable",
            "searchable",
            "triggerable",
            "updateable");
    private static final List<String> FALSE_OF_OBJECTS = List.of(
            "activateable",
            "customSetting",
            "deepCloneable",
            "deprecatedAndHidden",
            "hasSubtypes",
            "isInterface",
            "isSubtype");

    private DescribeJson() {}

    /** An entry of the list of all objects. */
    static void brief(JsonGenerator json, String base, SObject object) throws IOException {
        json.writeStartObject();
        header(json, base, object);
        json.writeEndObject();
    }

    static void whole(JsonGenerator json, String base, Schema schema, SObject object) throws IOException {
        json.writeStartObject();
        header(json, base, object);
        json.writeArrayFieldStart("fields");
        for (var field : object.fields()) {
            FieldJson.write(json, field);
        }
        json.writeEndArray();
        children(json, schema, object);
        recordTypes(json, base, object);
        for (var empty : List.of("actionOverrides", "namedLayoutInfos", "supportedScopes")) {
            json.writeArrayFieldStart(empty);
            json.writeEndArray();
        }
        json.writeBooleanField("compactLayoutable", true);
        json.writeBooleanField("searchLayoutable", true);
        json.writeEndObject();
    }

    private static void header(JsonGenerator json, String base, SObject object) throws IOException {
        json.writeStringField("name", object.name());
        json.writeStringField("label", object.label());
        json.writeStringField("labelPlural", object.labelPlural());
        json.writeStringField("keyPrefix", object.keyPrefix());
        json.writeBooleanField("custom", object.isCustom());
        json.writeBooleanField("createable", object.isCreateable());
        json.writeBooleanField("deletable", object.isDeletable());
        json.writeBooleanField("undeletable", object.isDeletable());
        for (var flag : TRUE_OF_OBJECTS) {
            json.writeBooleanField(flag, true);
        }
        for (var flag : FALSE_OF_OBJECTS) {
            json.writeBooleanField(flag, false);
        }
        json.writeObjectFieldStart("urls");
        var own = base + "/sobjects/" + object.name();
        json.writeStringField("sobject", own);
        json.writeStringField("describe", own + "/describe");
        json.writeStringField("rowTemplate", own + "/{ID}");
        json.writeEndObject();
    }

    private static void children(JsonGenerator json, Schema schema, SObject parent) throws IOException {
        json.writeArrayFieldStart("childRelationships");
        for (var down : ChildRelationship.of(schema, parent).toList()) {
            child(json, down.child(), down.reference(), down.name());
        }
        json.writeEndArray();
    }

    private static void child(JsonGenerator json, SObject child, Field field, Optional<String> relationship)
            throws IOException {
        json.writeStartObject();
        json.writeBooleanField("cascadeDelete", false);
        json.writeStringField("childSObject", child.name());
        json.writeBooleanField("deprecatedAndHidden", false);
        json.writeStringField("field", field.name());
        json.writeArrayFieldStart("junctionIdListNames");
        json.writeEndArray();
        json.writeArrayFieldStart("junctionReferenceTo");
        json.writeEndArray();
        json.writeStringField("relationshipName", relationship.orElse(null));
        json.writeBooleanField("restrictedDelete", false);
        json.writeEndObject();
    }

    private static void recordTypes(JsonGenerator json, String base, SObject object) throws IOException {
        json.writeArrayFieldStart("recordTypeInfos");
        json.writeStartObject();
        for (var flag : List.of("active", "available", "defaultRecordTypeMapping", "master")) {
            json.writeBooleanField(flag, true);
        }
        json.writeStringField("developerName", "Master");
        json.writeStringField("name", "Master");
        json.writeStringField("recordTypeId", "012000000000000AAA");
        json.writeObjectFieldStart("urls");
        json.writeStringField("layout", base + "/sobjects/" + object.name() + "/describe/layouts/012000000000000AAA");
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
    }
}
