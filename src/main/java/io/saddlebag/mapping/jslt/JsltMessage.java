package io.saddlebag.mapping.jslt;

import com.schibsted.spt.data.jslt.JsltException;
import io.saddlebag.mapping.expression.Fault;
import io.saddlebag.mapping.expression.Inconvertible;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSLT's own messages, put into our words. */
final class JsltMessage {

    private static final Pattern REGEX = Pattern.compile("Syntax error in regular expression '(.*)'", Pattern.DOTALL);

    private JsltMessage() {}

    /** What JSLT refused to compile, though it follows the grammar. */
    static Fault fault(JsltException refused) {
        int line = Math.max(0, refused.getLine() - 1);
        String message = text(refused);
        Matcher regex = REGEX.matcher(message);
        return regex.matches()
                ? new Fault(line, "'" + regex.group(1) + "' is no regular expression.", "")
                : new Fault(line, "JSLT refuses the expression: " + sentence(message), "");
    }

    /** What JSLT could not do with a row. */
    static Inconvertible inconvertible(JsltException failed) {
        String message = text(failed);
        if (message.startsWith("error: ")) {
            return new Inconvertible("", sentence(message.substring("error: ".length())));
        }
        String advice =
                message.startsWith("Can't compare") ? " A cell is a text until number(…) makes it a number." : "";
        return new Inconvertible("", "the expression fails: " + sentence(message) + advice);
    }

    private static String text(JsltException exception) {
        String message = exception.getMessageWithoutLocation();
        return message == null ? "" : message.lines().findFirst().orElse("").strip();
    }

    private static String sentence(String message) {
        return message.endsWith(".") ? message : message + ".";
    }
}
