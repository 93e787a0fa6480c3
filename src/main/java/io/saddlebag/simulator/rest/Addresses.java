package io.saddlebag.simulator.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.store.Held;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Writes a compound address, which is put together from its parts; null when none of them has a value. */
final class Addresses {

    private static final List<String> PARTS =
            List.of("City", "Country", "GeocodeAccuracy", "Latitude", "Longitude", "PostalCode", "State", "Street");

    private Addresses() {}

    static void write(JsonGenerator json, Held held, Field address) throws IOException {
        var prefix = address.name().substring(0, address.name().length() - "Address".length());
        if (PARTS.stream().allMatch(part -> held.value(prefix + part).isEmpty())) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        for (var part : PARTS) {
            var field = held.type().field(prefix + part);
            if (field.isPresent()) {
                json.writeFieldName(part.substring(0, 1).toLowerCase(Locale.ROOT) + part.substring(1));
                RecordJson.value(json, field.get().type(), held.value(field.get()));
            }
        }
        json.writeEndObject();
    }
}
