package io.saddlebag.simulator.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.schema.FieldType;
import io.saddlebag.simulator.schema.Flag;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes one field of a describe (contract sheet, section 5). */
final class FieldJson {

    /** Longer texts can neither be filtered nor sorted by. */
    private static final int LONG_TEXT = 255;

    private static final List<String> ALWAYS_FALSE = List.of(
            "aiPredictionField",
            "autoNumber",
            "cascadeDelete",
            "dependentPicklist",
            "deprecatedAndHidden",
            "displayLocationInDecimal",
            "encrypted",
            "formulaTreatNullNumberAsZero",
            "highScaleNumber",
            "htmlFormatted",
            "queryByDistance",
            "restrictedDelete",
            "searchPrefilterable",
            "writeRequiresMasterRead");
    private static final List<String> ALWAYS_NULL = List.of(
            "calculatedFormula",
            "controllerName",
            "defaultValueFormula",
            "extraTypeInfo",
            "filteredLookupInfo",
            "inlineHelpText",
            "mask",
            "maskType",
            "referenceTargetField",
            "relationshipOrder");

    private FieldJson() {}

    static void write(JsonGenerator json, Field field) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", field.name());
        json.writeStringField("label", field.label());
        json.writeStringField("type", field.type().apiName());
        json.writeStringField("soapType", field.type().soapType());
        size(json, field);
        for (var flag : flags(field).entrySet()) {
            json.writeBooleanField(flag.getKey(), flag.getValue());
        }
        for (var flag : ALWAYS_FALSE) {
            json.writeBooleanField(flag, false);
        }
        for (var name : ALWAYS_NULL) {
            json.writeNullField(name);
        }
        json.writeStringField("compoundFieldName", field.compound().orElse(null));
        json.writeFieldName("defaultValue");
        RecordJson.value(json, field.type(), field.defaultValue());
        values(json, field);
        references(json, field);
        json.writeEndObject();
    }

    /** A text's bytes are three for each character; an id's and a short code's are its characters. */
    private static void size(JsonGenerator json, Field field) throws IOException {
        var size = field.size();
        json.writeNumberField("length", size.length());
        json.writeNumberField("byteLength", field.type().isText() ? size.length() * 3 : size.length());
        json.writeNumberField("precision", size.precision());
        json.writeNumberField("scale", size.scale());
        json.writeNumberField("digits", size.digits());
    }

    private static Map<String, Boolean> flags(Field field) {
        var longText = field.type() == FieldType.TEXTAREA && field.size().length() > LONG_TEXT;
        var whole = field.type() == FieldType.ADDRESS;
        var name = field.name().equals("Name");
        var groupable = !longText && !whole && !field.type().isDecimal() && field.type() != FieldType.DATETIME;
        var system = !field.is(Flag.CREATEABLE) && !field.is(Flag.UPDATEABLE);
        var flags = new LinkedHashMap<String, Boolean>();
        flags.put("nillable", field.is(Flag.NILLABLE));
        flags.put("createable", field.is(Flag.CREATEABLE));
        flags.put("updateable", field.is(Flag.UPDATEABLE));
        flags.put("defaultedOnCreate", field.is(Flag.DEFAULTED_ON_CREATE));
        flags.put("externalId", field.is(Flag.EXTERNAL_ID));
        flags.put("idLookup", field.is(Flag.ID_LOOKUP));
        flags.put("unique", field.is(Flag.UNIQUE));
        flags.put("caseSensitive", field.is(Flag.CASE_SENSITIVE));
        flags.put("restrictedPicklist", field.is(Flag.RESTRICTED_PICKLIST));
        flags.put("custom", field.isCustom());
        flags.put("nameField", name);
        flags.put("calculated", false);
        flags.put("filterable", !longText);
        flags.put("sortable", !longText && !whole);
        flags.put("groupable", groupable);
        flags.put("aggregatable", !longText && !whole && field.type() != FieldType.BOOLEAN);
        flags.put("permissionable", !system && !field.isRequired() && !name);
        flags.put("polymorphicForeignKey", field.referenceTo().size() > 1);
        flags.put("namePointing", field.referenceTo().size() > 1);
        return flags;
    }

    private static void values(JsonGenerator json, Field field) throws IOException {
        json.writeArrayFieldStart("picklistValues");
        for (var value : field.values()) {
            json.writeStartObject();
            json.writeBooleanField("active", true);
            json.writeBooleanField(
                    "defaultValue", value.equals(field.defaultValue().orElse(null)));
            json.writeStringField("label", value);
            json.writeNullField("validFor");
            json.writeStringField("value", value);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void references(JsonGenerator json, Field field) throws IOException {
        json.writeArrayFieldStart("referenceTo");
        for (var object : field.referenceTo()) {
            json.writeString(object);
        }
        json.writeEndArray();
        json.writeStringField("relationshipName", field.relationshipName().orElse(null));
    }
}
