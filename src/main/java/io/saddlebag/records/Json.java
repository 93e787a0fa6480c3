package io.saddlebag.records;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadConstraints;

/** How JSON is read here, and how its mistakes are told. */
final class Json {
    /** Names of members come from strangers: they are not kept for the life of the process. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Text.LONGEST_ROW)
                    .build())
            .build();

    private Json() {}

    /** One line: what is wrong, and at which column. */
    static String told(JacksonException mistake) {
        JsonLocation location = mistake.getLocation();
        String column = location == null || location.getColumnNr() < 1 ? "" : " at column " + location.getColumnNr();
        return JsonMistake.told(mistake) + column + ".";
    }
}
