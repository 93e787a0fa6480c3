package io.saddlebag.cli;

import io.saddlebag.words.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Columns of text as a terminal shows them: the first to the left, the others, which are numbers, to the right. */
final class Table {

    private final List<List<String>> lines = new ArrayList<>();

    Table(String... header) {
        lines.add(List.of(header));
    }

    Table line(String... cells) {
        lines.add(Stream.of(cells).map(Visible::of).toList());
        return this;
    }

    List<String> lines() {
        var widths = IntStream.range(0, lines.get(0).size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return lines.stream().map(line -> "  " + text(line, widths)).toList();
    }

    private static String text(List<String> line, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> column == 0
                        ? line.get(column)
                                + " ".repeat(widths[column] - line.get(column).length())
                        : " ".repeat(widths[column] - line.get(column).length()) + line.get(column))
                .collect(Collectors.joining("  "));
    }
}
