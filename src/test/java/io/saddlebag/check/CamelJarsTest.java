package io.saddlebag.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

class CamelJarsTest {

    @Test
    void the_table_of_jars_is_that_of_camels_catalog() throws IOException {
        try (var catalog = FileSystems.newFileSystem(catalog())) {
            assertThat(table(Part.COMPONENT)).isEqualTo(table(catalog, "components", "component"));
            assertThat(table(Part.DATA_FORMAT)).isEqualTo(table(catalog, "dataformats", "dataformat"));
            assertThat(table(Part.LANGUAGE)).isEqualTo(table(catalog, "languages", "language"));
        }
    }

    /** Of this Camel; the build copies it there, since it cannot be a dependency. */
    private static Path catalog() {
        var version = CamelContext.class.getPackage().getImplementationVersion();
        var jar = Path.of("target", "catalog", "camel-catalog-" + version + ".jar");
        assertThat(jar).as("run: mvn generate-test-resources").exists();
        return jar;
    }

    private static Map<String, String> table(Part part) {
        return CamelJars.names(part).stream()
                .collect(Collectors.toMap(
                        name -> name, name -> CamelJars.artifact(part, name).orElseThrow()));
    }

    private static Map<String, String> table(FileSystem catalog, String kinds, String kind) throws IOException {
        var folder = catalog.getPath("org/apache/camel/catalog");
        var table = new TreeMap<String, String>();
        for (String name : Files.readAllLines(folder.resolve(kinds + ".properties"))) {
            table.put(name, artifact(folder.resolve(kinds).resolve(name + ".json"), kind));
        }
        assertThat(table).isNotEmpty();
        return table;
    }

    private static String artifact(Path schema, String kind) throws IOException {
        return new ObjectMapper()
                .readTree(Files.readString(schema))
                .get(kind)
                .get("artifactId")
                .asText();
    }
}
