package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonMistakeTest {

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments("{\"a\": 1", "it ends too early"),
                arguments("{\"a", "it ends too early"),
                arguments("{a: 1}", "'a' stands where a name in double quotes should be"),
                arguments("{\"a\": 1,}", "'}' stands where a name in double quotes should be"),
                arguments("{\"a\": 1 \"b\": 2}", "'\"' stands where a comma or } should be"),
                arguments("[1 2]", "'2' stands where a comma or ] should be"),
                arguments("{\"a\" 1}", "'1' stands where a colon should be"),
                arguments("{\"a\": }", "'}' stands where a value should be"),
                arguments("[1,]", "']' stands where a value should be"),
                arguments("{'a': 1}", "''' stands where a name in double quotes should be"),
                arguments("{\"a\": 'x'}", "''' stands where a value should be"),
                arguments("{\"a\": [1}", "'}' stands where ']' should be"),
                arguments("{\"a\": yes}", "'yes' is no JSON value; a text stands in double quotes"),
                arguments("{\"a\": NaN}", "'NaN' is no JSON value; a text stands in double quotes"),
                arguments("{\"a\": True}", "'True' is no JSON value; a text stands in double quotes"),
                arguments(
                        "{\"a\": \"x\ny\"}",
                        "a line break or another control character stands in a text; write \\n or \\t"),
                arguments(
                        "{\"a\": \"C:\\users\"}",
                        "a text has a \\u that four hexadecimal digits must follow; write \\\\ for a backslash"),
                arguments("{\"a\": \"C:\\data\"}", "a text has no escape \\d; write \\\\ for a backslash"),
                arguments("{\"a\": 007}", "a number begins with a zero"),
                arguments("{\"a\": 1.}", "a number is not written as JSON has it"),
                arguments("{\"a\": -x}", "a number is not written as JSON has it"),
                arguments("{\"a\": 1} // x", "a comment stands in it, which JSON has not"),
                arguments("# x\n{\"a\": 1}", "'#' stands where a value should be"),
                arguments("[".repeat(2_000), "it is nested deeper than any that is read"),
                arguments("{\"a\": " + "1".repeat(2_000) + "}", "a number has more digits than any that is read"),
                arguments("{\"" + "a".repeat(60_000) + "\": 1}", "a name is longer than any that is read"),
                arguments(
                        "{\"a\": \"" + "a".repeat(Text.LONGEST_ROW + 1) + "\"}",
                        "a text is longer than any row that is read"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("mistakes")
    void a_mistake_is_told_without_the_parsers_own_words(String json, String told) {
        var mistake = catchThrowableOfType(JacksonException.class, () -> readAll(json));

        assertThat(JsonMistake.told(mistake)).as(mistake.getOriginalMessage()).isEqualTo(told);
    }

    private static void readAll(String json) throws IOException {
        try (JsonParser parser = Json.FACTORY.createParser(json)) {
            while (parser.nextToken() != null) {
                parser.getText();
                if (parser.currentToken().isNumeric()) {
                    parser.getNumberValue();
                }
            }
        }
    }
}
