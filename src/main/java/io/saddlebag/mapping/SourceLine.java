package io.saddlebag.mapping;

import java.util.ArrayList;
import java.util.List;

/**
 * One {@code Field = expression} with the indented lines that continue it.
 *
 * @param line 0-based, the first of its lines within the text
 * @param text its lines, joined by line breaks; comment and blank lines among them are empty, so that lines can be counted
 */
record SourceLine(int line, String text) {

    /** Takes a text apart. Comment lines begin with {@code #}; an indentation that all lines share is none. */
    static List<SourceLine> in(String text) {
        List<String> lines = text.lines().map(SourceLine::withoutComment).toList();
        int margin = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(SourceLine::indentation)
                .min()
                .orElse(0);
        List<SourceLine> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean continues = line.isBlank() || indentation(line) > margin;
            if (continues && !found.isEmpty()) {
                found.add(found.remove(found.size() - 1).and(line));
            } else if (!line.isBlank()) {
                found.add(new SourceLine(i, line.substring(margin)));
            }
        }
        return found;
    }

    boolean indented() {
        return indentation(text) > 0;
    }

    private static String withoutComment(String line) {
        return line.stripLeading().startsWith("#") ? "" : line;
    }

    private static int indentation(String line) {
        return line.length() - line.stripLeading().length();
    }

    private SourceLine and(String continuation) {
        return new SourceLine(line, text + "\n" + continuation);
    }
}
