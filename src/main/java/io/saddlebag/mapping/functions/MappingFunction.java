package io.saddlebag.mapping.functions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A function that mappings may call.
 *
 * @param name as mappings write it
 * @param least the fewest values it takes
 * @param most the most values it takes
 * @param example a call, shown when one is wrong
 * @param binder what prepares a call
 */
public record MappingFunction(String name, int least, int most, String example, Binder binder) {

    /** No function takes more values. */
    public static final int ANY = 1_000;

    /** Prepares one place in a mapping where the function is called. */
    @FunctionalInterface
    public interface Binder {
        /**
         * @param written for each value the constant that the mapping writes there; empty when it comes from the row
         * @return the call, safe for use by several threads at once
         * @throws BadCall when the constants make no sense
         */
        Call bind(List<Optional<JsonNode>> written);
    }

    /** One prepared call. */
    @FunctionalInterface
    public interface Call {
        /**
         * @return the result; Java's null counts as a null node
         * @throws io.saddlebag.mapping.expression.Inconvertible when the values cannot become what is asked for
         */
        JsonNode of(Arguments arguments);
    }

    /** A function that needs no preparation. */
    public static MappingFunction plain(String name, int least, int most, String example, Call call) {
        return new MappingFunction(name, least, most, example, written -> call);
    }
}
