package io.saddlebag.simulator.composite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts values of earlier answers in the place of {@code @{a1.id}} or {@code @{q.records[0].Id}}. */
final class References {

    private static final Pattern REFERENCE = Pattern.compile("@\\{([^.\\[\\]{}]+)((?:\\.\\w+|\\[\\d+])*)}");
    private static final Pattern STEP = Pattern.compile("\\.(\\w+)|\\[(\\d+)]");

    private final Map<String, JsonNode> answers = new HashMap<>();

    /** The reference ids that stand in a text. */
    static Set<String> named(String text) {
        return REFERENCE.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    /** A reference to which there is no value; its message is Salesforce's. */
    static final class Unresolved extends Exception {
        private static final long serialVersionUID = 1;

        Unresolved(String path, String referenceId) {
            super("Invalid reference specified. No value for " + path + " found in " + referenceId
                    + ". Provide a valid reference and try again.");
        }
    }

    /** A failed part has no values that others could use. */
    void add(PartAnswer answer) {
        if (!answer.isFailed()) {
            answers.put(answer.referenceId(), answer.body());
        }
    }

    String resolve(String text) throws Unresolved {
        var matcher = REFERENCE.matcher(text);
        var resolved = new StringBuilder();
        int from = 0;
        while (matcher.find()) {
            resolved.append(text, from, matcher.start()).append(value(matcher.group(1), matcher.group(2)));
            from = matcher.end();
        }
        return resolved.append(text.substring(from)).toString();
    }

    JsonNode resolve(JsonNode node) throws Unresolved {
        if (node.isTextual()) {
            return node.asText().contains("@{") ? JsonNodeFactory.instance.textNode(resolve(node.asText())) : node;
        }
        if (node instanceof ObjectNode object) {
            var resolved = JsonNodeFactory.instance.objectNode();
            for (var member : object.properties()) {
                resolved.set(member.getKey(), resolve(member.getValue()));
            }
            return resolved;
        }
        return node instanceof ArrayNode array ? resolve(array) : node;
    }

    private ArrayNode resolve(ArrayNode array) throws Unresolved {
        var resolved = JsonNodeFactory.instance.arrayNode();
        for (var element : array) {
            resolved.add(resolve(element));
        }
        return resolved;
    }

    private String value(String referenceId, String path) throws Unresolved {
        var node = answers.get(referenceId);
        var steps = STEP.matcher(path);
        while (node != null && steps.find()) {
            node = steps.group(1) != null ? node.get(steps.group(1)) : node.get(Integer.parseInt(steps.group(2)));
        }
        if (node == null || !node.isValueNode() || node.isNull()) {
            throw new Unresolved(referenceId + path, referenceId);
        }
        return node.asText();
    }
}
