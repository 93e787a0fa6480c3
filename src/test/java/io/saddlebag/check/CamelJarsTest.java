package io.saddlebag.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.junit.jupiter.api.Test;

class CamelJarsTest {

    private final CamelCatalog catalog = new DefaultCamelCatalog();

    @Test
    void the_table_of_jars_is_that_of_camels_catalog() {
        assertThat(table(Part.COMPONENT))
                .isEqualTo(table("component", catalog.findComponentNames(), catalog::componentJSonSchema));
        assertThat(table(Part.DATA_FORMAT))
                .isEqualTo(table("dataformat", catalog.findDataFormatNames(), catalog::dataFormatJSonSchema));
        assertThat(table(Part.LANGUAGE))
                .isEqualTo(table("language", catalog.findLanguageNames(), catalog::languageJSonSchema));
    }

    private static Map<String, String> table(Part part) {
        return CamelJars.names(part).stream()
                .collect(Collectors.toMap(
                        name -> name, name -> CamelJars.artifact(part, name).orElseThrow()));
    }

    private static Map<String, String> table(String kind, List<String> names, UnaryOperator<String> schema) {
        return names.stream().collect(Collectors.toMap(name -> name, name -> artifact(schema.apply(name), kind)));
    }

    private static String artifact(String schema, String kind) {
        try {
            return new ObjectMapper()
                    .readTree(schema)
                    .get(kind)
                    .get("artifactId")
                    .asText();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
