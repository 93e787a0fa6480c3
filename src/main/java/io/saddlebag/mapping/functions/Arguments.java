package io.saddlebag.mapping.functions;

import com.fasterxml.jackson.databind.JsonNode;

/** The values of one call, each worked out when it is asked for: what is not needed cannot fail. */
public interface Arguments {

    int size();

    /** @return never Java's null; a value that is absent is a null node */
    JsonNode get(int index);
}
