package io.saddlebag.mapping.functions;

import static io.saddlebag.mapping.functions.MappingFunction.ANY;
import static io.saddlebag.mapping.functions.MappingFunction.plain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.saddlebag.mapping.expression.Inconvertible;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Functions that cut texts up and put them together. */
final class PieceFunctions {

    /** Longer than any text that a Salesforce field holds (a long text area: 131,072 characters). */
    private static final int WIDEST = 131_072;

    static final List<MappingFunction> ALL = List.of(
            new MappingFunction("concat", 1, ANY, "concat(.first, \" \", .last)", PieceFunctions::concat),
            plain("join", 2, 2, "join([.street, .city], \", \")", PieceFunctions::join),
            new MappingFunction("part", 3, 3, "part(.name, \" \", 1)", PieceFunctions::part),
            plain("left", 2, 2, "left(.description, 255)", PieceFunctions::left),
            plain("pad", 2, 3, "pad(.zip, 5)", PieceFunctions::pad));

    private PieceFunctions() {}

    /** Without one value from the row there is nothing to put the constants around: a blank phone is not "+49". */
    private static MappingFunction.Call concat(List<Optional<JsonNode>> written) {
        boolean anyFromRow = written.stream().anyMatch(Optional::isEmpty);
        boolean[] fromRow = new boolean[written.size()];
        for (int i = 0; i < fromRow.length; i++) {
            fromRow[i] = written.get(i).isEmpty();
        }
        return arguments -> {
            StringBuilder whole = new StringBuilder();
            boolean found = !anyFromRow;
            for (int i = 0; i < fromRow.length; i++) {
                String text = Values.text(arguments.get(i));
                if (text != null) {
                    whole.append(text);
                    found |= fromRow[i] && !text.isBlank();
                }
            }
            return found ? Values.node(whole.toString().strip()) : NullNode.instance;
        };
    }

    private static JsonNode join(Arguments arguments) {
        JsonNode list = arguments.get(0);
        if (list.isNull()) {
            return list;
        }
        if (!list.isArray()) {
            throw new Inconvertible(Values.text(list), "is no list. Write join([.street, .city], \", \").");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : list) {
            if (!Values.blank(element)) {
                texts.add(Values.text(element));
            }
        }
        String separator = Values.text(arguments.get(1));
        return texts.isEmpty()
                ? NullNode.instance
                : Values.node(String.join(separator == null ? "" : separator, texts));
    }

    private static MappingFunction.Call part(List<Optional<JsonNode>> written) {
        Constants constants = new Constants("part", "part(.name, \" \", 1)", written);
        String separator = constants.text(1);
        int number = constants.wholeNumber(2);
        if (separator.isEmpty() || number == 0) {
            throw new BadCall(
                    separator.isEmpty()
                            ? "'part' has an empty separator."
                            : "'part' counts from 1; -1 is the last part.",
                    "For example: " + constants.example());
        }
        Pattern cut = Pattern.compile(separator, Pattern.LITERAL);
        return arguments -> {
            String text = Values.text(arguments.get(0));
            return text == null ? NullNode.instance : pick(cut.split(text, -1), number);
        };
    }

    private static JsonNode pick(String[] parts, int number) {
        int index = number > 0 ? number - 1 : parts.length + number;
        boolean there = index >= 0 && index < parts.length && !parts[index].isBlank();
        return there ? Values.node(parts[index].strip()) : NullNode.instance;
    }

    private static JsonNode left(Arguments arguments) {
        String text = Values.text(arguments.get(0));
        if (text == null) {
            return NullNode.instance;
        }
        int length = length("left", arguments.get(1));
        int characters = text.codePointCount(0, text.length());
        return Values.node(characters <= length ? text : text.substring(0, text.offsetByCodePoints(0, length)));
    }

    private static JsonNode pad(Arguments arguments) {
        String text = Values.text(arguments.get(0));
        if (text == null) {
            return NullNode.instance;
        }
        String fill = arguments.size() < 3 ? "0" : Values.text(arguments.get(2));
        if (fill == null || fill.codePointCount(0, fill.length()) != 1) {
            throw new Inconvertible(fill == null ? "" : fill, "is not one character that 'pad' could fill with.");
        }
        int missing = length("pad", arguments.get(1)) - text.codePointCount(0, text.length());
        return Values.node(fill.repeat(Math.max(0, missing)) + text);
    }

    private static int length(String function, JsonNode value) {
        if (value.isInt() && value.intValue() >= 0 && value.intValue() <= WIDEST) {
            return value.intValue();
        }
        throw new Inconvertible(
                value.asText(), "is no length for '" + function + "': a whole number from 0 to " + WIDEST + ".");
    }
}
