package io.saddlebag.simulator.seed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** Texts and numbers of a seed's JSON. */
final class Texts {

    private Texts() {}

    static String required(JsonNode node, String where, String name) {
        return optional(node, name).orElseThrow(() -> new UnusableSeed(where, "the member '" + name + "' is missing."));
    }

    static Optional<String> optional(JsonNode node, String name) {
        return node.hasNonNull(name) ? Optional.of(node.get(name).asText()) : Optional.empty();
    }

    static int number(JsonNode node, String where, String name, int otherwise) {
        var value = node.path(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || value.asInt() < 0) {
            throw new UnusableSeed(where, "the member '" + name + "' is " + value + ". Write a whole number.");
        }
        return value.asInt();
    }

    /** Empty when the member is missing. */
    static List<String> list(JsonNode node, String where, String name) {
        var array = node.path(name);
        if (!array.isMissingNode() && !array.isArray()) {
            throw new UnusableSeed(
                    where, "the member '" + name + "' is " + array + ". Write a list, in square brackets.");
        }
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** A misspelt member would else do nothing, and nobody would know. */
    static void onlyKnown(JsonNode node, String where, Set<String> known) {
        if (!node.isObject()) {
            throw new UnusableSeed(where, "an object belongs here, in curly brackets.");
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new UnusableSeed(
                        where,
                        "nothing is known of '" + name + "'. There are " + String.join(", ", new TreeSet<>(known))
                                + ".");
            }
        });
    }
}
