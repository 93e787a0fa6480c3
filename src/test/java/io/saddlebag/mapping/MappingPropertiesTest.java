package io.saddlebag.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saddlebag.mapping.functions.Functions;
import io.saddlebag.records.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a mapping holds and whatever a row: problems and complaints, never another exception. */
class MappingPropertiesTest {

    private static final Place PLACE = new Place("routes/contacts.camel.yaml", 1);
    private static final JsonNodeFactory NODES = new JsonNodeFactory(true);

    @Property(tries = 2_000)
    void any_text_compiles_or_gives_problems_within_its_lines(@ForAll("texts") String text) {
        long lines = Math.max(1, text.lines().count());
        try {
            assertThat(Mapping.compile(text, PLACE, Blank.LEAVE).fields()).isNotEmpty();
        } catch (MappingProblems wrong) {
            assertThat(wrong.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.where().line()).isBetween(1L, lines);
                assertThat(problem.toString()).doesNotContain("\n", "Exception", "com.schibsted");
            });
        }
    }

    @Property(tries = 3_000)
    void any_expression_maps_or_rejects_any_row(
            @ForAll("expressions") String expression, @ForAll("rows") ObjectNode row) {
        ObjectNode before = row.deepCopy();
        try {
            MappingResult result =
                    Mapping.compile("F = " + expression, PLACE, Blank.CLEAR).map(row);
            assertThat(result.toString()).doesNotContain("com.schibsted", "Exception");
            if (result instanceof MappingResult.Mapped mapped) {
                assertThat(mapped.fields().values()).allMatch(MappingPropertiesTest::plain);
            }
        } catch (MappingProblems wrong) {
            assertThat(wrong.problems()).isNotEmpty();
        }
        assertThat(row).isEqualTo(before);
    }

    private static boolean plain(Object value) {
        return value == null
                || value instanceof String text && !text.isBlank()
                || value instanceof Boolean
                || value instanceof BigDecimal number && number.scale() >= 0;
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "F",
                "Account.",
                "Lead:",
                "__r",
                " = ",
                "=",
                "\n",
                "\n  ",
                "# ",
                ".a",
                ".\"b c\"",
                "\"",
                "(",
                ")",
                "[",
                "]",
                "{",
                "}",
                ",",
                ":",
                "let x = ",
                "$x",
                "def f(x) ",
                "if ",
                "else ",
                "for ",
                "import ",
                "lower",
                "date",
                "\"dd.MM.yyyy\"",
                "1",
                "1e9",
                "+",
                "-",
                "*",
                "/",
                "|",
                "//",
                "'",
                "\\",
                "\\u12",
                "ä",
                "😀",
                "\u0000",
                "and",
                "null",
                "true",
                "==",
                "\t",
                "\r\n");
        Arbitrary<String> joined = pieces.list().ofMaxSize(25).map(list -> String.join("", list));
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(60), joined, expressions().map(e -> "F = " + e));
    }

    @Provide
    Arbitrary<String> expressions() {
        return expressions(3);
    }

    private static Arbitrary<String> expressions(int depth) {
        Arbitrary<String> leaf = Arbitraries.of(
                ".a",
                ".b",
                ".c.d",
                ".\"e f\"",
                ".",
                "\"x\"",
                "\"dd.MM.yyyy\"",
                "\"UTC\"",
                "\",\"",
                "\"[\"",
                "0",
                "1",
                "-7",
                "2.5",
                "1e20",
                "null",
                "true",
                "[]",
                "{}",
                "{\"x\": 1}",
                "[1, \"2\", .a]",
                "$x");
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> inner = expressions(depth - 1);
        List<String> names = new ArrayList<>(Functions.all().keySet());
        names.addAll(List.of(
                "split",
                "test",
                "capture",
                "replace",
                "size",
                "from-json",
                "to-json",
                "fallback",
                "min",
                "contains",
                "get-key",
                "flatten",
                "array",
                "starts-with",
                "parse-url",
                "not",
                "index-of",
                "zip",
                "error",
                "hash-int"));
        Arbitrary<String> call = Combinators.combine(
                        Arbitraries.of(names), inner.list().ofMinSize(1).ofMaxSize(3))
                .as((name, values) -> name + "(" + String.join(", ", values) + ")");
        Arbitrary<String> other = Combinators.combine(
                        Arbitraries.of(
                                "if (%s) %s",
                                "if (%s) 1 else %s",
                                "(%s) | %s",
                                "[for (%s) %s]",
                                "{\"k\": %s, * : %s}",
                                "let x = %s %s",
                                "%s == %s",
                                "%s < %s",
                                "%s and %s",
                                "{for (%s) \"k\" : %s}",
                                "join([%s, %s], \";\")",
                                "(%s) + %s"),
                        inner,
                        inner)
                .as((form, one, two) -> form.formatted(one, two));
        return Arbitraries.oneOf(leaf, call, other);
    }

    @Provide
    Arbitrary<ObjectNode> rows() {
        Arbitrary<JsonNode> value = values(2);
        return Arbitraries.maps(Arbitraries.of("a", "b", "c", "e f"), value)
                .ofMaxSize(4)
                .map(map -> {
                    ObjectNode row = NODES.objectNode();
                    map.forEach(row::set);
                    return row;
                });
    }

    private static Arbitrary<JsonNode> values(int depth) {
        Arbitrary<JsonNode> leaf = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(8).map(NODES::textNode),
                Arbitraries.of(
                                "",
                                " ",
                                "31.02.2024",
                                "29.02.2024",
                                "1.234,5",
                                "1e999999999",
                                "yes",
                                "[",
                                "x",
                                "2024-02-29T12:00:00Z")
                        .map(NODES::textNode),
                Arbitraries.integers().map(NODES::numberNode),
                Arbitraries.bigDecimals().map(DecimalNode::valueOf),
                Arbitraries.of("1e1000000000", "1e-1000000000", "1e308")
                        .map(n -> DecimalNode.valueOf(new BigDecimal(n))),
                Arbitraries.of(NODES.nullNode(), NODES.booleanNode(true), NODES.booleanNode(false)));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<JsonNode> inner = values(depth - 1);
        return Arbitraries.oneOf(
                leaf,
                inner.list().ofMaxSize(3).map(list -> NODES.arrayNode().addAll(list)),
                inner.map(member -> NODES.objectNode().set("d", member)));
    }
}
