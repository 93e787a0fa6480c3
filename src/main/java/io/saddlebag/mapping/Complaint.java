package io.saddlebag.mapping;

import io.saddlebag.mapping.functions.Characters;
import io.saddlebag.records.Halves;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Why one field cannot be filled from a row.
 *
 * @param columns the columns that the value came from; empty when the expression reads none
 * @param field the Salesforce field, as the mapping writes it
 * @param value the value found; empty when the trouble is not one value's
 * @param what what is wrong with the value and what to do, to be read after it: {@code is no date of the form dd/MM/yyyy.}
 */
public record Complaint(List<String> columns, String field, String value, String what) {

    private static final int SHOWN = 80;

    public Complaint {
        columns = List.copyOf(columns);
    }

    /** One line: {@code Birthdate: '31/02/2024' in column 'birthdate' is no date of the form dd/MM/yyyy.} */
    @Override
    public String toString() {
        return field + ": " + (value.isEmpty() ? "" : "'" + shown() + "'" + source() + " ") + what;
    }

    private String shown() {
        String line = Halves.escaped(value).replaceAll("\\R", " ");
        return line.length() <= SHOWN ? line : Characters.first(SHOWN, line) + "…";
    }

    private String source() {
        String named = columns.stream().map(column -> "'" + column + "'").collect(Collectors.joining(", "));
        return switch (columns.size()) {
            case 0 -> "";
            case 1 -> " in column " + named;
            default -> " from columns " + named;
        };
    }
}
