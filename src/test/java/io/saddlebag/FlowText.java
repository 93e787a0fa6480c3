package io.saddlebag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A flow as a user would write it.
 *
 * @param text the YAML down to the parameters
 */
public record FlowText(String id, String text) {

    /** The fields of {@link #people}. */
    public static final String PEOPLE = """
            Customer_No__c = .id
            LastName       = .name
            """;

    /** The fields of a lead that has a name and no more. */
    public static final String LEADS = """
            LastName = .name
            Company  = "Y"
            """;

    private static final String BEGINNING = """
            - templatedRoute:
                routeTemplateRef: %s
                routeId: %s
                parameters:
            """;

    /** A flow of an inbox; it upserts unless told otherwise. */
    public static FlowText inbox(String id, String object) {
        return new FlowText(id, BEGINNING.formatted("inbox-to-salesforce", id)).with("object", object);
    }

    /** A flow of a queue. */
    public static FlowText queue(String id, String queue, String object) {
        return new FlowText(id, BEGINNING.formatted("queue-to-salesforce", id))
                .with("queue", queue)
                .with("object", object);
    }

    /** Contacts with their number and name, from the inbox {@code people}. */
    public static FlowText people() {
        return inbox("people", "Contact").with("key", "Customer_No__c");
    }

    public FlowText with(String parameter, String value) {
        return new FlowText(id, text + "      - {name: %s, value: \"%s\"}\n".formatted(parameter, value));
    }

    /** The whole of it. */
    public String mapping(String fields) {
        return text + "      - name: fields\n        value: |\n" + fields.indent(10);
    }

    /** Gives a home this flow; its other routes are then only the shipped templates. */
    public void in(Path home, String fields) throws IOException {
        Files.writeString(Files.createDirectories(home.resolve("routes")).resolve(id + ".camel.yaml"), mapping(fields));
    }
}
