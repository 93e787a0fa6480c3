package io.saddlebag.salesforce.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.apache.camel.component.salesforce.api.utils.JsonUtils;

/**
 * Reads the results of a collections call for camel-salesforce, and what is no list of them as an empty list. Where it reads
 * {@code null}, camel-salesforce never tells its caller that an answer came, who then waits for ever; and a page of HTML ends
 * one of its threads.
 */
final class ResultsMapper extends ObjectMapper {

    private static final long serialVersionUID = 1;

    ResultsMapper() {
        super(JsonUtils.createObjectMapper());
    }

    @Override
    public <T> T readValue(InputStream answer, JavaType type) throws IOException {
        try {
            return Optional.ofNullable(super.<T>readValue(answer, type)).orElseGet(() -> nothing(type));
        } catch (JsonProcessingException e) {
            return nothing(type);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T nothing(JavaType list) {
        return (T) list.getRawClass().cast(List.of());
    }
}
