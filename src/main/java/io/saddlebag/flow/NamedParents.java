package io.saddlebag.flow;

import io.saddlebag.mapping.FieldName;
import io.saddlebag.mapping.NamesSeen;
import io.saddlebag.salesforce.ApiName;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

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
            // Reading the rows meets it again.
            return List.of();
        }
        return seen.parents(load.fitting()).stream()
                .flatMap(name -> name.type().or(() -> object(load, name)).stream())
                // It becomes part of an endpoint, and comes out of an answer.
                .filter(ApiName::isObject)
                .distinct()
                .toList();
    }

    private static Optional<String> object(Load load, FieldName name) {
        return load.object().relationship(name.parent().orElseThrow()).stream()
                .flatMap(reference -> reference.referenceTo().stream())
                .findFirst();
    }
}
