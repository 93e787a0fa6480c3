package io.saddlebag.simulator.seed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Texts of a seed's JSON. */
final class Texts {

    private Texts() {}

    static String required(JsonNode node, String where, String name) {
        return optional(node, name).orElseThrow(() -> new UnusableSeed(where, "the member '" + name + "' is missing."));
    }

    static Optional<String> optional(JsonNode node, String name) {
        return node.hasNonNull(name) ? Optional.of(node.get(name).asText()) : Optional.empty();
    }

    static List<String> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
