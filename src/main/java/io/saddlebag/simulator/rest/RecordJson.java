package io.saddlebag.simulator.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.schema.FieldType;
import io.saddlebag.simulator.store.Held;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Writes a record as JSON: attributes first, then the fields asked for, null where there is no value. */
final class RecordJson {

    private RecordJson() {}

    static void write(JsonGenerator json, String base, Held held, List<Field> fields) throws IOException {
        json.writeStartObject();
        attributes(json, base, held);
        for (var field : fields) {
            field(json, held, field);
        }
        json.writeEndObject();
    }

    static void attributes(JsonGenerator json, String base, Held held) throws IOException {
        json.writeObjectFieldStart("attributes");
        json.writeStringField("type", held.type().name());
        json.writeStringField("url", url(base, held));
        json.writeEndObject();
    }

    static String url(String base, Held held) {
        return base + "/sobjects/" + held.type().name() + "/" + held.id();
    }

    static void field(JsonGenerator json, Held held, Field field) throws IOException {
        json.writeFieldName(field.name());
        if (field.type() == FieldType.ADDRESS) {
            Addresses.write(json, held, field);
        } else {
            value(json, field.type(), held.value(field));
        }
    }

    /** Decimals always show a point, {@code 15000.0}, as Salesforce's doubles do. */
    static void value(JsonGenerator json, FieldType type, Optional<String> value) throws IOException {
        if (value.isEmpty()) {
            json.writeNull();
        } else if (type == FieldType.BOOLEAN) {
            json.writeBoolean(Boolean.parseBoolean(value.get()));
        } else if (type.isNumber()) {
            var number = new BigDecimal(value.get());
            json.writeNumber(type.isDecimal() && number.scale() < 1 ? number.setScale(1) : number);
        } else {
            json.writeString(value.get());
        }
    }
}
