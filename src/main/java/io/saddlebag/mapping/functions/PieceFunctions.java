package io.saddlebag.mapping.functions;

import static io.saddlebag.mapping.functions.MappingFunction.ANY;
import static io.saddlebag.mapping.functions.MappingFunction.plain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.saddlebag.mapping.expression.Inconvertible;
import io.saddlebag.records.Blanks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Functions that cut texts up and put them together. */
final class PieceFunctions {

    /** Longer than any text that a Salesforce field holds (a long text area: 131,072 characters). */
    private static final int WIDEST = 131_072;

    private static final String PART = "part(.name, \" \", 1)";
    private static final String LEFT = "left(.description, 255)";
    private static final String PAD = "pad(.zip, 5)";

    static final List<MappingFunction> ALL = List.of(
            new MappingFunction("concat", 1, ANY, "concat(.first, \" \", .last)", PieceFunctions::concat),
            plain("join", 2, 2, "join([.street, .city], \", \")", PieceFunctions::join),
            new MappingFunction("part", 3, 3, PART, PieceFunctions::part),
            new MappingFunction("left", 2, 2, LEFT, PieceFunctions::left),
            new MappingFunction("pad", 2, 3, PAD, PieceFunctions::pad));

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
                    found |= fromRow[i] && !Blanks.isBlank(text);
                }
            }
            return found ? Values.node(Blanks.trim(whole.toString())) : NullNode.instance;
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
        Constants constants = new Constants("part", PART, written);
        String separator = constants.text(1);
        int number = constants.wholeNumber(2);
        if (separator.isEmpty() || number == 0) {
            throw new BadCall(
                    separator.isEmpty()
                            ? "'part' has an empty separator."
                            : "'part' counts from 1; -1 is the last part.",
                    "For example: " + constants.example());
        }
        if (!Characters.areWhole(separator)) {
            throw new BadCall("'part' has half a character as its separator.", "For example: " + constants.example());
        }
        Pattern cut = Pattern.compile(separator, Pattern.LITERAL);
        return arguments -> {
            String text = Values.text(arguments.get(0));
            return text == null ? NullNode.instance : pick(cut.split(text, -1), number);
        };
    }

    private static JsonNode pick(String[] parts, int number) {
        int index = number > 0 ? number - 1 : parts.length + number;
        boolean there = index >= 0 && index < parts.length && !Blanks.isBlank(parts[index]);
        return there ? Values.node(Blanks.trim(parts[index])) : NullNode.instance;
    }

    private static MappingFunction.Call left(List<Optional<JsonNode>> written) {
        int length = length(new Constants("left", LEFT, written));
        return arguments -> {
            String text = Values.text(arguments.get(0));
            return Values.node(text == null ? null : Characters.first(length, text));
        };
    }

    private static MappingFunction.Call pad(List<Optional<JsonNode>> written) {
        Constants constants = new Constants("pad", PAD, written);
        int length = length(constants);
        String fill = written.size() < 3 ? "0" : constants.text(2);
        if (fill.codePointCount(0, fill.length()) != 1) {
            throw new BadCall("'pad' fills with one character, not with '" + fill + "'.", "For example: " + PAD + ".");
        }
        return arguments -> {
            String text = Values.text(arguments.get(0));
            int missing = text == null ? 0 : (length - text.length()) / fill.length();
            return missing <= 0 ? Values.node(text) : Values.node(fill.repeat(missing) + text);
        };
    }

    private static int length(Constants constants) {
        int length = constants.wholeNumber(1);
        if (length < 0 || length > WIDEST) {
            throw new BadCall(
                    length + " is no length for '" + constants.function() + "'.",
                    "It is a whole number from 0 to " + WIDEST + ".");
        }
        return length;
    }
}
