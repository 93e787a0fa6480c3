package io.saddlebag.simulator.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.saddlebag.simulator.dml.RecordError;
import java.io.IOException;

/** Writes the member {@code duplicateResult} of a DUPLICATES_DETECTED error (contract sheet, section 2.1). */
final class DuplicateJson {

    private DuplicateJson() {}

    static void write(JsonGenerator json, String base, RecordError.Duplicates found) throws IOException {
        var rule = found.rule();
        json.writeObjectFieldStart("duplicateResult");
        json.writeBooleanField("allowSave", rule.allowSave());
        json.writeStringField("duplicateRule", rule.name());
        json.writeStringField("duplicateRuleEntityType", rule.object());
        json.writeStringField("errorMessage", "Use one of these records?");
        json.writeArrayFieldStart("matchResults");
        json.writeStartObject();
        json.writeStringField("entityType", rule.object());
        json.writeArrayFieldStart("errors");
        json.writeEndArray();
        json.writeStringField("matchEngine", "ExactMatchEngine");
        json.writeArrayFieldStart("matchRecords");
        for (var id : found.ids()) {
            match(json, base, rule.object(), id);
        }
        json.writeEndArray();
        json.writeStringField("rule", rule.name());
        json.writeNumberField("size", found.ids().size());
        json.writeBooleanField("success", true);
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void match(JsonGenerator json, String base, String object, String id) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("additionalInformation");
        json.writeEndArray();
        json.writeArrayFieldStart("fieldDiffs");
        json.writeEndArray();
        json.writeNumberField("matchConfidence", 100.0);
        json.writeObjectFieldStart("record");
        json.writeObjectFieldStart("attributes");
        json.writeStringField("type", object);
        json.writeStringField("url", base + "/sobjects/" + object + "/" + id);
        json.writeEndObject();
        json.writeStringField("Id", id);
        json.writeEndObject();
        json.writeEndObject();
    }
}
