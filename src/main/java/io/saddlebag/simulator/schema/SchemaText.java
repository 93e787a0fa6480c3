package io.saddlebag.simulator.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the compact form in which the stock objects are written; the first lines of {@code Contact.txt} explain it. */
final class SchemaText {

    private static final Pattern HEAD = Pattern.compile("object (\\w+) (\\w{3}) \"([^\"]+)\" \"([^\"]+)\"");

    private SchemaText() {}

    static SObject resource(String object) {
        try (var in = SchemaText.class.getResourceAsStream("/io/saddlebag/simulator/schema/" + object + ".txt")) {
            return object(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SObject object(String text) {
        var lines = text.lines().filter(line -> !line.startsWith("#")).toList();
        var head = HEAD.matcher(lines.get(0));
        if (!head.matches()) {
            throw new IllegalArgumentException("No object line: " + lines.get(0));
        }
        var fields = lines.stream().skip(1).map(SchemaText::field).toList();
        return new SObject(head.group(1), head.group(2), head.group(3), head.group(4), fields);
    }

    static Field field(String line) {
        var cells =
                Stream.of((line + " | | | | ").split("\\|")).map(String::strip).toList();
        var type = FieldType.named(cells.get(1)).orElseThrow(() -> new IllegalArgumentException(line));
        var plain = new Field(
                cells.get(0),
                type,
                Size.of(type, cells.get(2)),
                Flag.of(cells.get(3)),
                cells.get(4),
                Optional.of(cells.get(5)).filter(part -> !part.isEmpty()),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty());
        return type == FieldType.REFERENCE ? referring(plain, cells.get(6)) : listing(plain, cells.get(6));
    }

    /** Reads {@code Group/User as Owner}; a reference without a relationship has no {@code as}. */
    private static Field referring(Field field, String text) {
        var parts = text.split(" as ");
        return field.refersTo(
                List.of(parts[0].split("/")), parts.length > 1 ? Optional.of(parts[1]) : Optional.empty());
    }

    private static Field listing(Field field, String text) {
        if (text.isEmpty()) {
            return field.type() == FieldType.BOOLEAN ? field.withDefault("false") : field;
        }
        var values = List.of(text.split("; "));
        var listed = field.withValues(values.stream().map(SchemaText::unmarked).toList());
        return values.stream()
                .filter(value -> value.startsWith("*"))
                .findFirst()
                .map(value -> listed.withDefault(unmarked(value)))
                .orElse(listed);
    }

    private static String unmarked(String value) {
        return value.startsWith("*") ? value.substring(1) : value;
    }

    static final Set<String> STOCK = Set.of("Account", "Contact", "Lead", "Opportunity", "User", "Organization");
}
