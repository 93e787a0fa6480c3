package io.saddlebag;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** What may stand in a route, by Camel's own list of its model. */
final class YamlNames {

    private static final String MODEL = "/META-INF/services/org/apache/camel/model.properties";

    static final List<String> ALL = Stream.concat(model(), Stream.of("steps", "parameters", "uri", "id", "description"))
            .toList();

    private YamlNames() {}

    private static Stream<String> model() {
        try (InputStream in = YamlNames.class.getResourceAsStream(MODEL)) {
            return in == null
                    ? Stream.empty()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"));
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
