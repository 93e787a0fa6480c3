package io.saddlebag.mapping;

import io.saddlebag.mapping.expression.Compilation;
import io.saddlebag.mapping.expression.Compilation.Compiled;
import io.saddlebag.mapping.expression.Compilation.Faulty;
import io.saddlebag.mapping.jslt.JsltCompiler;
import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The text of a mapping being compiled: collects fields and problems, line by line. */
final class MappingText {

    private final String text;
    private final Place firstLine;
    private final List<FieldMapping> fields = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private Optional<Place> rest = Optional.empty();
    private final Map<String, Claim> claims = new HashMap<>();

    /** The first line that sets a field or a parent. */
    private record Claim(FieldName name, Place where) {}

    MappingText(String text, Place firstLine) {
        this.text = text;
        this.firstLine = firstLine;
    }

    /** @throws MappingProblems with every mistake at once, in file order */
    List<FieldMapping> compiled() {
        List<SourceLine> lines = SourceLine.in(text);
        lines.forEach(this::compile);
        if (lines.isEmpty()) {
            problems.add(new Problem(firstLine, "The mapping has no lines.", "Write one Field = expression a line."));
        }
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparingLong(problem -> problem.where().line()));
            throw new MappingProblems(problems);
        }
        return fields;
    }

    /** Where the line {@code * = .} stands, once compiled. */
    Optional<Place> rest() {
        return rest;
    }

    private void compile(SourceLine source) {
        int equals = source.text().indexOf('=');
        String left = equals < 0 ? source.text() : source.text().substring(0, equals);
        if (source.indented()) {
            report(
                    source.line(),
                    "The first line is indented, but there is no line above that it continues.",
                    "Begin it where the other lines begin.");
        } else if (equals < 0 || left.contains("\n")) {
            report(
                    source.line(),
                    "'" + left.lines().findFirst().orElse("").strip() + "' has no '='.",
                    "Write Field = expression; a line that continues the one above is indented.");
        } else if (left.strip().equals("*")) {
            rest(source.line(), source.text().substring(equals + 1).strip());
        } else {
            compile(source, left.strip(), source.text().substring(equals + 1));
        }
    }

    private void compile(SourceLine source, String left, String right) {
        FieldName.Shape shape = FieldName.read(left);
        if (shape.name().isPresent()) {
            claim(shape.name().get(), source.line());
        } else {
            report(source.line(), shape.what(), shape.fix());
        }
        Compilation compilation = JsltCompiler.compile(right);
        if (compilation instanceof Faulty faulty) {
            faulty.faults().forEach(fault -> report(source.line() + fault.line(), fault.what(), fault.fix()));
        } else if (compilation instanceof Compiled compiled && shape.name().isPresent()) {
            FieldName name = shape.name().get();
            fields.add(new FieldMapping(placeOf(source.line()), name, right.strip(), compiled.expression()));
        }
    }

    private void rest(int line, String right) {
        if (!right.equals(".")) {
            report(
                    line,
                    "'*' stands for every field, but '" + right + "' is not '.'.",
                    "Write '* = .', and a line of its own for each field that gets something else.");
        }
        rest.ifPresent(before ->
                report(line, "'*' is already set on line " + before.line() + ".", "Keep one of the two lines."));
        rest = rest.or(() -> Optional.of(placeOf(line)));
    }

    private void claim(FieldName name, int line) {
        Claim before = claims.putIfAbsent(name.slot().toLowerCase(Locale.ROOT), new Claim(name, placeOf(line)));
        if (before != null) {
            boolean same = before.name.toString().equalsIgnoreCase(name.toString());
            String place = " on line " + before.where.line();
            report(
                    line,
                    same
                            ? "'" + name + "' is already set" + place + "."
                            : "'" + name + "' and '" + before.name + "'" + place + " set the same parent.",
                    "Keep one of the two lines.");
        }
    }

    private void report(int line, String what, String fix) {
        problems.add(new Problem(placeOf(line), onOneLine(what), onOneLine(fix)));
    }

    /** A text in the mapping may span lines, and messages quote it. */
    private static String onOneLine(String sentence) {
        return sentence.replaceAll("\\R", " ");
    }

    private Place placeOf(int line) {
        return new Place(firstLine.file(), firstLine.line() + line);
    }
}
