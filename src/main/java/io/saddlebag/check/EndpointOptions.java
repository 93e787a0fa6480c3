package io.saddlebag.check;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.camel.spi.EndpointUriFactory;

/** The options that an endpoint of a component on the class path takes, by the table that comes with the component. */
record EndpointOptions(Set<String> names, Set<String> prefixes) {

    /** @return empty where there is no such table, or the component takes any option */
    static Optional<EndpointOptions> of(String scheme) {
        return Part.resource("urifactory/" + scheme + "-endpoint").flatMap(service -> {
            try (InputStream in = service.openStream()) {
                var table = new Properties();
                table.load(in);
                var factory = (EndpointUriFactory) Class.forName(table.getProperty("class"))
                        .getDeclaredConstructor()
                        .newInstance();
                return factory.isLenientProperties()
                        ? Optional.empty()
                        : Optional.of(new EndpointOptions(
                                factory.propertyNames(),
                                factory.multiValuePrefixes().isEmpty()
                                        ? Set.of()
                                        : Set.copyOf(
                                                factory.multiValuePrefixes().values())));
            } catch (IOException | ReflectiveOperationException | LinkageError e) {
                // Camel itself says what is wrong with it.
                return Optional.empty();
            }
        });
    }

    boolean has(String option) {
        return names.contains(option) || prefixes.stream().anyMatch(option::startsWith);
    }
}
