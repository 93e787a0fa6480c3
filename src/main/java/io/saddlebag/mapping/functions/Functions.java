package io.saddlebag.mapping.functions;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every function of ours, by name, in the order in which the documentation tells of them. */
public final class Functions {

    private static final Map<String, MappingFunction> BY_NAME = byName();

    private Functions() {}

    public static Map<String, MappingFunction> all() {
        return BY_NAME;
    }

    private static Map<String, MappingFunction> byName() {
        Map<String, MappingFunction> functions = new LinkedHashMap<>();
        Stream.of(TextFunctions.ALL, PieceFunctions.ALL, ChoiceFunctions.ALL, NumberFunctions.ALL, DateFunctions.ALL)
                .flatMap(List::stream)
                .forEach(function -> functions.put(function.name(), function));
        return Collections.unmodifiableMap(functions);
    }
}
