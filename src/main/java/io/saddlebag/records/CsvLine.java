package io.saddlebag.records;

import java.util.List;

/**
 * Writes cells as RFC 4180 has them, so that each comes back as it was, line breaks too; formulas as {@link PlainCell} has them.
 */
final class CsvLine {
    /**
     * What a file of ours begins with. Excel takes a CSV without it for something else than UTF-8, and with it the
     * file is UTF-8 for us whatever the flow's charset is.
     */
    static final String MARK = "\uFEFF";

    private CsvLine() {}

    /**
     * @param cells at least one
     * @return the line with its end, a line feed
     */
    static String of(List<String> cells, Delimiter delimiter) {
        StringBuilder line = new StringBuilder();
        boolean blank = cells.size() == 1 && Blanks.isBlank(cells.get(0));
        for (String original : cells) {
            String cell = PlainCell.written(original);
            append(cell, blank || needsQuotes(cell, delimiter.written()), line);
            line.append(delimiter.written());
        }
        line.setCharAt(line.length() - 1, '\n');
        return line.toString();
    }

    /** Without quotes a single blank cell would be a blank line, which is no row. */
    private static void append(String cell, boolean quotes, StringBuilder line) {
        if (quotes) {
            line.append('"').append(cell.replace("\"", "\"\"")).append('"');
        } else {
            line.append(cell);
        }
    }

    private static boolean needsQuotes(String cell, char delimiter) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == delimiter || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }
}
