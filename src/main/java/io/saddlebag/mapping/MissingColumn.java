package io.saddlebag.mapping;

import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import java.util.Optional;

/**
 * A column that the mapping names and a file has not.
 *
 * @param where the line of the mapping
 * @param field the Salesforce field on that line
 * @param column as the expression names it
 * @param nearest the file's column that was probably meant
 * @param optional whether the flow says that a file may lack it
 */
public record MissingColumn(Place where, String field, String column, Optional<String> nearest, boolean optional) {

    /** @param in where the column was looked for: {@code none of the files in inbox/leads} */
    public Problem problem(String in) {
        return new Problem(
                where,
                "column '" + column + "' is in " + in + ".",
                nearest.map(name -> "Did you mean '" + name + "'?").orElse(""));
    }
}
