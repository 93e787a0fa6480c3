package io.saddlebag.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.camel.CamelContext;

/** Which jar of Camel's brings what; the catalog itself would be a jar of 2.5 MB. */
final class CamelJars {

    private static final Map<Part, Map<String, String>> ARTIFACTS = read();

    private CamelJars() {}

    private static Map<Part, Map<String, String>> read() {
        var table = new Properties();
        try (InputStream in = CamelJars.class.getResourceAsStream("camel-jars.properties")) {
            table.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var artifacts = new HashMap<Part, Map<String, String>>();
        for (Part part : Part.values()) {
            var names = artifacts.computeIfAbsent(part, any -> new HashMap<>());
            var prefix = part.word() + ".";
            table.stringPropertyNames().stream()
                    .filter(key -> key.startsWith(prefix))
                    .forEach(key -> List.of(table.getProperty(key).split(", "))
                            .forEach(name -> names.put(name, key.substring(prefix.length()))));
        }
        return artifacts;
    }

    /** {@code camel-kafka-4.22.0.jar} */
    static Optional<String> jar(Part part, String name) {
        return artifact(part, name).map(artifact -> artifact + "-" + version() + ".jar");
    }

    static Optional<String> artifact(Part part, String name) {
        return Optional.ofNullable(ARTIFACTS.get(part).get(name));
    }

    static Set<String> names(Part part) {
        return ARTIFACTS.get(part).keySet();
    }

    private static String version() {
        return CamelContext.class.getPackage().getImplementationVersion();
    }
}
