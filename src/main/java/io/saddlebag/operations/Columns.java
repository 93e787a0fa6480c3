package io.saddlebag.operations;

import io.saddlebag.words.Visible;
import java.util.ArrayList;
import java.util.List;

/** Sets the cells of lines below each other. */
public final class Columns {

    private static final String GAP = "  ";

    private Columns() {}

    /** @param cells rows, all with the same number of cells; the last cell may be of any length */
    public static List<String> aligned(List<List<String>> cells) {
        var rows = cells.stream()
                .map(row -> row.stream().map(Visible::of).toList())
                .toList();
        var lines = new ArrayList<String>();
        for (var row : rows) {
            var line = new StringBuilder();
            for (var column = 0; column < row.size(); column++) {
                line.append(padded(row.get(column), column == row.size() - 1 ? 0 : width(rows, column)))
                        .append(GAP);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(Math.max(0, width - cell.length()));
    }
}
