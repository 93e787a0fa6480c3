package io.saddlebag.mapping;

import io.saddlebag.records.ColumnName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A member that the mapping names and no JSON record has had.
 *
 * @param name with the members around it, {@code address.city}
 * @param readers the lines of the mapping that name it
 * @param nearest the member that was probably meant
 * @param mistaken whether that is nearly certain: the mapping reads it nowhere, and it differs in more than a number
 * @param inOtherCase whether it differs in nothing but the letter case
 */
public record MissingMember(
        String name, List<FieldMapping> readers, Optional<String> nearest, boolean mistaken, boolean inOtherCase) {

    /** {@code 'First Name', which FirstName reads (routes/contacts.camel.yaml:12; is it 'FirstName'?)} */
    @Override
    public String toString() {
        var fields = readers.stream().map(field -> field.name().toString()).collect(Collectors.joining(" and "));
        var lines = readers.stream()
                .skip(1)
                .map(field -> ", " + field.where().line())
                .collect(Collectors.joining());
        return "'%s', which %s %s (%s%s%s)"
                .formatted(
                        ColumnName.shown(name),
                        fields,
                        readers.size() == 1 ? "reads" : "read",
                        readers.get(0).where(),
                        lines,
                        nearest.map(near -> "; is it '" + ColumnName.shown(near) + "'?")
                                .orElse(""));
    }
}
