package io.saddlebag.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** JSON on one line, with every digit and every char as it was. */
final class CompactJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonMapper ESCAPING =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private CompactJson() {}

    static String of(JsonNode node) {
        try {
            String json = MAPPER.writeValueAsString(node);
            // Half a surrogate pair is allowed in JSON when escaped, but no UTF-8 can hold it.
            return StandardCharsets.UTF_8.newEncoder().canEncode(json) ? json : ESCAPING.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
