package io.saddlebag.flow;

import io.saddlebag.mapping.FieldName;
import io.saddlebag.mapping.NamesSeen;
import java.io.UncheckedIOException;
import java.util.List;

/** The parents whose keys a file names, where the mapping takes every field by its name. */
final class NamedParents {

    private NamedParents() {}

    /** Their objects, as describe spells them. Messages and rows that are sent again come too late for a question. */
    static List<String> in(Load load) {
        if (!load.isFile() || load.flow().mapping().rest().isEmpty()) {
            return List.of();
        }
        var seen = new NamesSeen();
        try {
            load.rows()
                    .header()
                    .ifPresentOrElse(seen::see, () -> load.rows().head().forEach(seen::see));
        } catch (UncheckedIOException e) {
            // Whoever takes the rows meets it again.
            return List.of();
        }
        return seen.parents(load.fitting()).stream()
                .map(name -> name.type().orElseGet(() -> object(load, name)))
                .distinct()
                .toList();
    }

    private static String object(Load load, FieldName name) {
        return load.object()
                .relationship(name.parent().orElseThrow())
                .orElseThrow()
                .referenceTo()
                .get(0);
    }
}
