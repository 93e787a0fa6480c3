package io.saddlebag.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saddlebag.mapping.MappingResult.Mapped;
import io.saddlebag.mapping.functions.Functions;
import io.saddlebag.records.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the tables under the heading "Mapping functions" of the README on the row that stands above them. */
class ReadmeFunctionsTest {

    private static final Pattern FUNCTION =
            Pattern.compile("^\\| `([a-z]+)` \\|[^|]*\\| `(.*)` \\| `(.*)` \\|$", Pattern.MULTILINE);
    private static final Pattern EXAMPLE =
            Pattern.compile("^(?:\\|[^|]*\\|[^|]*)?\\| `(.*)` \\| `(.*)` \\|$", Pattern.MULTILINE);
    private static final Pattern SAMPLE = Pattern.compile("```csv\n(.*)\n(.*)\n```");

    @Test
    void every_function_has_a_row_that_calls_it() throws IOException {
        List<MatchResult> rows = FUNCTION.matcher(section()).results().toList();

        assertThat(rows)
                .extracting(row -> row.group(1))
                .containsExactlyInAnyOrderElementsOf(Functions.all().keySet());
        assertThat(rows).allSatisfy(row -> assertThat(row.group(2)).startsWith(row.group(1) + "("));
    }

    @TestFactory
    Stream<DynamicTest> every_example_gives_the_result_beside_it() throws IOException {
        ObjectNode sample = sample();
        List<MatchResult> rows = EXAMPLE.matcher(section()).results().toList();
        assertThat(rows).hasSizeGreaterThan(Functions.all().size());

        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(row.group(1), () -> assertThat(result(row.group(1), sample))
                        .isEqualTo(row.group(2))));
    }

    @Test
    void every_function_that_it_calls_refused_is_refused() throws IOException {
        String refused = section().substring(section().indexOf("Left out on purpose"));

        assertThat(Pattern.compile("`([a-z-]{3,})`").matcher(refused).results().map(name -> name.group(1)))
                .hasSize(11)
                .allSatisfy(name ->
                        assertThat(Formula.problems("F = " + name + "(.a, .b)")).hasSize(1));
    }

    private static String result(String example, ObjectNode sample) {
        Mapping mapping = Mapping.compile("F = " + example.replace("\\|", "|"), new Place("README.md", 0), Blank.LEAVE);
        MappingResult result = mapping.map(sample);
        return result instanceof Mapped mapped ? String.valueOf(mapped.fields().get("F")) : result.toString();
    }

    private static ObjectNode sample() throws IOException {
        MatchResult csv = SAMPLE.matcher(section()).results().findFirst().orElseThrow();
        String[] header = csv.group(1).split(";", -1);
        String[] cells = csv.group(2).split(";", -1);
        assertThat(cells).hasSameSizeAs(header);
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < header.length; i++) {
            row.put(header[i], cells[i].isEmpty() ? null : cells[i]);
        }
        return row;
    }

    private static String section() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String section = readme.substring(readme.indexOf("## Mapping functions\n"));
        int next = section.indexOf("\n## ", 1);
        return next < 0 ? section : section.substring(0, next);
    }
}
