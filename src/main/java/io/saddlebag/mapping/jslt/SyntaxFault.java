package io.saddlebag.mapping.jslt;

import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.DOT;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.EOF;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.IDENT;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.LPAREN;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.STRING;

import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.ParseException;
import com.schibsted.spt.data.jslt.parser.Token;
import com.schibsted.spt.data.jslt.parser.TokenMgrError;
import io.saddlebag.mapping.expression.Fault;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A source that does not follow the grammar, in one plain sentence. */
final class SyntaxFault extends Exception {

    private static final long serialVersionUID = 1;

    private static final Pattern LEXICAL = Pattern.compile(
            "Lexical error at line (\\d+), column \\d+\\.  Encountered: (?:<EOF>|\"(.*)\" \\(\\d+\\),) after : \"(.*)\"",
            Pattern.DOTALL);
    private static final Set<String> CLOSING = Set.of(")", "]", "}");

    private final transient Fault fault;

    private SyntaxFault(int line, String what, String fix) {
        super(what, null, false, false);
        this.fault = new Fault(Math.max(0, line - 1), what, fix);
    }

    Fault fault() {
        return fault;
    }

    static SyntaxFault of(ParseException wrong) {
        Token before = wrong.currentToken;
        Token found = before.next;
        if (expects(wrong, LPAREN) && before.kind == IDENT && single(wrong)) {
            return new SyntaxFault(
                    before.beginLine,
                    "'" + before.image + "' stands alone.",
                    "A column is written ." + before.image + ", a text \"" + before.image + "\", a call " + before.image
                            + "(…).");
        }
        if (found.kind == EOF) {
            return atEnd(wrong, before);
        }
        return new SyntaxFault(
                found.beginLine,
                "'" + found.image + "' is not expected" + after(before) + ".",
                advice(wrong, before, found));
    }

    static SyntaxFault of(TokenMgrError unknown) {
        Matcher parts = LEXICAL.matcher(unknown.getMessage());
        if (!parts.find()) {
            return new SyntaxFault(1, "The expression cannot be read.", "");
        }
        int line = Integer.parseInt(parts.group(1));
        String read = parts.group(3);
        if (read.startsWith("\\\"")) {
            int breaks = read.split("\\\\n", -1).length - 1;
            return new SyntaxFault(line - breaks, "A text begins with \" and does not end.", "Close it with \".");
        }
        String character = parts.group(2) == null ? "" : unescaped(parts.group(2));
        return character.equals("'")
                ? new SyntaxFault(line, "Texts stand in double quotes, not in single ones.", "Write \"text\".")
                : new SyntaxFault(
                        line,
                        "'" + character + "' means nothing here.",
                        "A column with such a character in its name stands in quotes, as in .\"Größe (m²)\".");
    }

    private static SyntaxFault atEnd(ParseException wrong, Token last) {
        String missing = missing(wrong);
        return new SyntaxFault(
                Math.max(1, last.endLine),
                missing.isEmpty()
                        ? "The expression ends too early" + after(last) + "."
                        : "A '" + missing + "' is missing at the end.",
                "");
    }

    private static String missing(ParseException wrong) {
        return CLOSING.stream()
                .filter(bracket -> expected(wrong)
                        .anyMatch(kind -> JsltParserConstants.tokenImage[kind].equals("\"" + bracket + "\"")))
                .findFirst()
                .orElse("");
    }

    private static String advice(ParseException wrong, Token before, Token found) {
        if (before.kind == DOT) {
            return "A column of that name stands in quotes: .\"" + found.image + "\".";
        }
        if (CLOSING.contains(found.image)) {
            return missing(wrong).isEmpty() ? "There is one too many." : "A '" + missing(wrong) + "' comes first.";
        }
        if (found.image.startsWith("-")) {
            return "Write subtract(a, b).";
        }
        if (found.kind == IDENT && before.kind == IDENT) {
            return "A name with a space stands in quotes: .\"" + before.image + " " + found.image + "\".";
        }
        if (found.image.equals("=")) {
            return "Two values are compared with ==.";
        }
        return found.kind == STRING || found.kind == IDENT ? "Is a comma missing?" : "";
    }

    private static String after(Token before) {
        return before.image == null || before.image.isEmpty() ? "" : " after '" + before.image + "'";
    }

    private static boolean expects(ParseException wrong, int kind) {
        return expected(wrong).anyMatch(expected -> expected == kind);
    }

    private static boolean single(ParseException wrong) {
        return expected(wrong).distinct().count() == 1;
    }

    private static IntStream expected(ParseException wrong) {
        return Arrays.stream(wrong.expectedTokenSequences).mapToInt(sequence -> sequence[0]);
    }

    /** JavaCC shows characters as a Java source would. */
    private static String unescaped(String character) {
        return character.startsWith("\\u")
                ? Character.toString((char) Integer.parseInt(character.substring(2), 16))
                : character.startsWith("\\") && character.length() > 1 ? character.substring(1) : character;
    }
}
