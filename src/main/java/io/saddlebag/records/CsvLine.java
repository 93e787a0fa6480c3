package io.saddlebag.records;

import java.util.List;

/**
 * Writes cells as RFC 4180 has them, comma-delimited, so that each comes back as it was, formulas and line breaks too.
 */
public final class CsvLine {
    /**
     * What a file of ours begins with. Excel takes a CSV without it for something else than UTF-8, and with it the
     * file is UTF-8 for us whatever the flow's charset is.
     */
    public static final String MARK = "\uFEFF";

    private CsvLine() {}

    /**
     * @param cells at least one
     * @return the line with its end, a line feed
     */
    public static String of(List<String> cells) {
        StringBuilder line = new StringBuilder();
        boolean blank = cells.size() == 1 && cells.get(0).isBlank();
        for (String cell : cells) {
            append(cell, blank || needsQuotes(cell), line);
        }
        line.setCharAt(line.length() - 1, '\n');
        return line.toString();
    }

    /** Without quotes a single blank cell would be a blank line, which is no row. */
    private static void append(String cell, boolean quotes, StringBuilder line) {
        if (quotes) {
            line.append('"').append(cell.replace("\"", "\"\"")).append("\",");
        } else {
            line.append(cell).append(',');
        }
    }

    private static boolean needsQuotes(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }
}
