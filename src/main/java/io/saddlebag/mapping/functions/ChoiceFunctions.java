package io.saddlebag.mapping.functions;

import static io.saddlebag.mapping.functions.MappingFunction.ANY;
import static io.saddlebag.mapping.functions.MappingFunction.plain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.saddlebag.mapping.expression.Inconvertible;
import io.saddlebag.records.Blanks;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Functions that choose between values. */
final class ChoiceFunctions {

    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "on");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "off");
    private static final int NAMED = 6;

    static final List<MappingFunction> ALL = List.of(
            plain("default", 2, ANY, "default(.mobile, .phone)", ChoiceFunctions::firstNotBlank),
            new MappingFunction(
                    "lookup", 2, 3, "lookup(.source, {\"web\": \"Web\"}, \"Other\")", ChoiceFunctions::lookup),
            new MappingFunction("boolean", 1, 3, "boolean(.active, \"ja\", \"nein\")", ChoiceFunctions::yesOrNo));

    private ChoiceFunctions() {}

    private static JsonNode firstNotBlank(Arguments arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            JsonNode value = arguments.get(i);
            if (!Values.blank(value)) {
                return value;
            }
        }
        return NullNode.instance;
    }

    /** A blank value stays blank, even with a value for all others: nobody said anything. */
    private static MappingFunction.Call lookup(List<Optional<JsonNode>> written) {
        if (written.get(1).isPresent() && !written.get(1).get().isObject()) {
            throw new BadCall(
                    "'lookup' needs its table in braces.",
                    "For example: lookup(.source, {\"web\": \"Web\", \"tel\": \"Phone Inquiry\"}, \"Other\")");
        }
        return arguments -> {
            JsonNode value = arguments.get(0);
            if (Values.blank(value)) {
                return NullNode.instance;
            }
            JsonNode table = arguments.get(1);
            if (!table.isObject()) {
                throw new Inconvertible(table.toString(), "is no table for 'lookup'.");
            }
            JsonNode found = table.get(Values.text(value));
            if (found == null) {
                found = table.get(Blanks.trim(Values.text(value)));
            }
            if (found != null) {
                return found;
            }
            if (arguments.size() == 3) {
                return arguments.get(2);
            }
            throw new Inconvertible(
                    Values.text(value),
                    "is not in the table of 'lookup' (" + names(table)
                            + "). Add it there, or a value for all others behind the table.");
        };
    }

    private static String names(JsonNode table) {
        List<String> names = table.properties().stream()
                .map(entry -> "'" + entry.getKey() + "'")
                .toList();
        return names.stream().limit(NAMED).collect(Collectors.joining(", ")) + (names.size() > NAMED ? ", …" : "");
    }

    private static MappingFunction.Call yesOrNo(List<Optional<JsonNode>> written) {
        if (written.size() == 1) {
            return arguments -> yesOrNo(arguments.get(0), YES, NO, "true or false, yes or no, 1 or 0");
        }
        Constants constants = new Constants("boolean", "boolean(.active, \"ja\", \"nein\")", written);
        if (written.size() == 2) {
            throw new BadCall("'boolean' names a word for yes but none for no.", "For example: " + constants.example());
        }
        String yes = constants.text(1);
        String no = constants.text(2);
        Set<String> yesses = Set.of(yes.toLowerCase(Locale.ROOT));
        Set<String> noes = Set.of(no.toLowerCase(Locale.ROOT));
        return arguments -> yesOrNo(arguments.get(0), yesses, noes, "'" + yes + "' or '" + no + "'");
    }

    /** The call that reads a text as true or false. */
    static String hint(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return YES.contains(word) || NO.contains(word)
                ? "boolean(" + Inconvertible.COLUMN + ") reads it as " + YES.contains(word) + "."
                : "Name the words for the two: boolean(" + Inconvertible.COLUMN + ", \"ja\", \"nein\").";
    }

    private static JsonNode yesOrNo(JsonNode value, Set<String> yes, Set<String> no, String expected) {
        if (value.isBoolean() || Values.blank(value)) {
            return value.isBoolean() ? value : NullNode.instance;
        }
        String text = Values.text(value);
        String word = Blanks.trim(text).toLowerCase(Locale.ROOT);
        if (yes.contains(word) || no.contains(word)) {
            return BooleanNode.valueOf(yes.contains(word));
        }
        throw new Inconvertible(text, "is neither yes nor no: " + expected + " is expected.");
    }
}
