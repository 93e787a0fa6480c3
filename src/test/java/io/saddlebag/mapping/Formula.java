package io.saddlebag.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saddlebag.mapping.MappingResult.Mapped;
import io.saddlebag.mapping.MappingResult.Rejected;
import io.saddlebag.records.Place;
import java.util.List;

/** Mappings tried out on rows, for tests. */
public final class Formula {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Formula() {}

    /** @param json a JSON object, in which single quotes serve too */
    public static ObjectNode row(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    public static Mapping mapping(String... lines) {
        return Mapping.compile(String.join("\n", lines), new Place("routes/contacts.camel.yaml", 10), Blank.LEAVE);
    }

    public static Mapping clearing(String... lines) {
        return Mapping.compile(String.join("\n", lines), new Place("routes/contacts.camel.yaml", 10), Blank.CLEAR);
    }

    /** @return what the expression gives for the row; null when the field is left out */
    public static Object value(String expression, String json) {
        MappingResult result = mapping("F = " + expression).map(row(json));
        if (result instanceof Mapped mapped) {
            return mapped.fields().get("F");
        }
        throw new AssertionError(result);
    }

    /** @return what the expression gives when it reads no column */
    public static Object value(String expression) {
        return value(expression, "{}");
    }

    /** @return the one complaint about the row, as a person reads it */
    public static String complaint(String expression, String json) {
        MappingResult result = mapping("F = " + expression).map(row(json));
        if (result instanceof Rejected rejected && rejected.complaints().size() == 1) {
            return rejected.complaints().get(0).toString();
        }
        throw new AssertionError(result);
    }

    /** @return every problem of the mapping, as a person reads it; none when it compiles */
    public static List<String> problems(String... lines) {
        try {
            mapping(lines);
            return List.of();
        } catch (MappingProblems wrong) {
            return wrong.problems().stream().map(Object::toString).toList();
        }
    }

    /** @return the one problem with the expression, without the place */
    public static String problem(String expression) {
        List<String> problems = problems("F = " + expression);
        if (problems.size() != 1) {
            throw new AssertionError(problems);
        }
        return problems.get(0).replace("routes/contacts.camel.yaml:10: ", "");
    }
}
