package io.saddlebag.flow;

import io.saddlebag.mapping.FieldMapping;
import io.saddlebag.mapping.FieldName;
import io.saddlebag.mapping.Fitting;
import io.saddlebag.mapping.Mapping;
import io.saddlebag.mapping.functions.FieldKind;
import io.saddlebag.salesforce.ObjectDescribe;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Fits the values of a mapping to the fields as describe shows them.
 *
 * @param kinds what each field of the mapping takes. The key of a parent goes as text, which Salesforce takes for text and for
 *     numbers: of the parent's own fields nothing is known
 */
record DescribedFields(Map<FieldName, FieldKind> kinds) implements Fitting {

    static DescribedFields of(Mapping mapping, ObjectDescribe describe) {
        return new DescribedFields(mapping.fields().stream()
                .map(FieldMapping::name)
                .distinct()
                .collect(Collectors.toUnmodifiableMap(name -> name, name -> kind(name, describe))));
    }

    private static FieldKind kind(FieldName name, ObjectDescribe describe) {
        return name.parent().isPresent()
                ? FieldKind.TEXT
                : describe.field(name.field())
                        .map(field -> FieldKind.of(field.type()))
                        .orElse(FieldKind.ANY);
    }

    @Override
    public Object fit(FieldName name, Object value) {
        return kinds.get(name).fit(value);
    }
}
