package io.saddlebag.mapping.functions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** The constants that a mapping writes into one call, for functions that insist on them. */
record Constants(String function, String example, List<Optional<JsonNode>> written) {

    int size() {
        return written.size();
    }

    /** @throws BadCall when the value at the index is not written out as a text */
    String text(int index) {
        return written.get(index)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .orElseThrow(() -> notWritten("text in double quotes", index));
    }

    /** @throws BadCall when the value at the index is not written out as a whole number */
    int wholeNumber(int index) {
        return written.get(index)
                .filter(JsonNode::isInt)
                .map(JsonNode::intValue)
                .orElseThrow(() -> notWritten("whole number", index));
    }

    boolean isNumber(int index) {
        return written.get(index).filter(JsonNode::isNumber).isPresent();
    }

    private BadCall notWritten(String what, int index) {
        return new BadCall(
                "Value " + (index + 1) + " of '" + function + "' must be a " + what + ".", "For example: " + example);
    }
}
