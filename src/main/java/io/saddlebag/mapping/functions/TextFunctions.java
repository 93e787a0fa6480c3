package io.saddlebag.mapping.functions;

import static io.saddlebag.mapping.functions.MappingFunction.plain;

import com.fasterxml.jackson.databind.JsonNode;
import io.saddlebag.records.Blanks;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Functions that turn one text into another. What is blank stays blank. */
final class TextFunctions {

    static final List<MappingFunction> ALL = List.of(
            text("lower", text -> text.toLowerCase(Locale.ROOT)),
            text("upper", text -> text.toUpperCase(Locale.ROOT)),
            text("title", TextFunctions::title),
            text("trim", Blanks::trim),
            text("digits", TextFunctions::digits),
            text("string", text -> text));

    private TextFunctions() {}

    private static MappingFunction text(String name, UnaryOperator<String> change) {
        return plain(name, 1, 1, name + "(.email)", arguments -> {
            JsonNode value = arguments.get(0);
            String text = Values.text(value);
            return text == null ? value : Values.node(change.apply(text));
        });
    }

    /** Capitals begin words and parts of double names; after an apostrophe only behind a single letter: O'Neil, but Don't. */
    private static String title(String text) {
        StringBuilder title = new StringBuilder(text.length());
        boolean begins = true;
        boolean second = false;
        for (int here : text.toLowerCase(Locale.ROOT).codePoints().toArray()) {
            title.appendCodePoint(begins ? Character.toTitleCase(here) : here);
            boolean apostrophe = here == '\'' || here == '’';
            boolean first = begins;
            begins = apostrophe ? second : !Character.isLetterOrDigit(here);
            second = first && !begins;
        }
        return title.toString();
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        return digits.toString();
    }
}
