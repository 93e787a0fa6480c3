package io.saddlebag.mapping.jslt;

import static io.saddlebag.mapping.functions.MappingFunction.plain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saddlebag.mapping.expression.Inconvertible;
import io.saddlebag.mapping.functions.Arguments;
import io.saddlebag.mapping.functions.BadCall;
import io.saddlebag.mapping.functions.MappingFunction;
import io.saddlebag.mapping.functions.Values;
import io.saddlebag.records.Blanks;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * JSLT's functions of the same names and meaning, repaired: its {@code capture} shares a map between threads without a lock, its
 * {@code starts-with} and {@code ends-with} take null for the text "null", its {@code from-json} makes doubles.
 */
final class SaferFunctions {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");
    private static final String CAPTURE = "capture(.name, \"(?<first>\\\\w+)\").first";

    static final List<MappingFunction> ALL = List.of(
            new MappingFunction("capture", 2, 2, CAPTURE, SaferFunctions::capture),
            ends("starts-with", String::startsWith),
            ends("ends-with", String::endsWith),
            plain("from-json", 1, 2, "from-json(.payload)", SaferFunctions::fromJson));

    private SaferFunctions() {}

    private static MappingFunction.Call capture(List<Optional<JsonNode>> written) {
        String expression = written.get(1)
                .map(JsonNode::textValue)
                .orElseThrow(() -> new BadCall("'capture' needs its pattern written out.", "For example: " + CAPTURE));
        try {
            Pattern pattern = Pattern.compile(expression);
            List<String> groups = GROUP.matcher(expression)
                    .results()
                    .map(group -> group.group(1))
                    .toList();
            return arguments -> capture(arguments.get(0), pattern, groups);
        } catch (PatternSyntaxException wrong) {
            throw new BadCall("'" + expression + "' is no regular expression: " + wrong.getDescription() + ".", "");
        }
    }

    private static JsonNode capture(JsonNode value, Pattern pattern, List<String> groups) {
        String text = Values.text(value);
        if (text == null) {
            return NullNode.instance;
        }
        ObjectNode captured = JsonNodeFactory.instance.objectNode();
        Matcher found = pattern.matcher(text);
        if (found.find()) {
            groups.forEach(group -> captured.put(group, found.group(group)));
        }
        return captured;
    }

    private static MappingFunction ends(String name, BiPredicate<String, String> test) {
        return plain(name, 2, 2, name + "(.phone, \"+49\")", arguments -> {
            String text = Values.text(arguments.get(0));
            String end = Values.text(arguments.get(1));
            return BooleanNode.valueOf(text != null && end != null && test.test(text, end));
        });
    }

    private static JsonNode fromJson(Arguments arguments) {
        String text = Values.text(arguments.get(0));
        if (text == null || Blanks.isBlank(text)) {
            return NullNode.instance;
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException wrong) {
            if (arguments.size() == 2) {
                return arguments.get(1);
            }
            throw new Inconvertible(text, "is no JSON.");
        }
    }
}
