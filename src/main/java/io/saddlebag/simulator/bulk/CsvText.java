package io.saddlebag.simulator.bulk;

import java.util.List;

/** Writes rows of a result file: delimiter and line ending as in the upload, values in quotes. */
record CsvText(ColumnDelimiter delimiter, LineEnding ending) {

    /** A row of two or three values of ours and the values of the upload. */
    String row(List<String> ours, List<String> theirs, int columns) {
        var row = new StringBuilder(64 + 24 * columns);
        ours.forEach(value -> quoted(row, value).append(delimiter.sign()));
        for (int n = 0; n < columns; n++) {
            quoted(row, n < theirs.size() ? theirs.get(n) : "").append(delimiter.sign());
        }
        return ended(row);
    }

    /** The header: our names in quotes, those of the upload bare unless they need quotes. */
    String header(List<String> ours, List<String> theirs) {
        var row = new StringBuilder();
        ours.forEach(name -> quoted(row, name).append(delimiter.sign()));
        theirs.forEach(name -> bare(row, name).append(delimiter.sign()));
        return ended(row);
    }

    private StringBuilder bare(StringBuilder row, String name) {
        return name.indexOf(delimiter.sign()) < 0 && name.indexOf('"') < 0 && name.indexOf('\n') < 0
                ? row.append(name)
                : quoted(row, name);
    }

    private static StringBuilder quoted(StringBuilder row, String value) {
        return row.append('"')
                .append(value.indexOf('"') < 0 ? value : value.replace("\"", "\"\""))
                .append('"');
    }

    private String ended(StringBuilder row) {
        row.setLength(row.length() - 1);
        return row.append(ending.text()).toString();
    }
}
