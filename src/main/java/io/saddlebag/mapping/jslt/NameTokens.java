package io.saddlebag.mapping.jslt;

import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.JsltParserTokenManager;
import com.schibsted.spt.data.jslt.parser.SimpleCharStream;
import com.schibsted.spt.data.jslt.parser.Token;
import io.saddlebag.records.ColumnName;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The tokens of an expression, with the names of columns and members in the form in which rows have them. */
final class NameTokens extends JsltParserTokenManager {

    private static final List<String> GET_KEY = List.of("get-key", "(", ".", ",");

    private final Deque<String> before = new ArrayDeque<>();

    NameTokens(String source) {
        super(new SimpleCharStream(new StringReader(source)));
    }

    @Override
    public Token getNextToken() {
        Token token = super.getNextToken();
        if (token.kind == JsltParserConstants.STRING && standsForAName()) {
            String name = SyntaxTree.name(token);
            String plain = ColumnName.plain(name);
            token.image = plain.equals(name) ? token.image : quoted(plain);
        }
        before.addLast(token.image);
        if (before.size() > GET_KEY.size()) {
            before.removeFirst();
        }
        return token;
    }

    /** {@code ."First Name"} or {@code get-key(., "First Name")} */
    private boolean standsForAName() {
        return ".".equals(before.peekLast()) || List.copyOf(before).equals(GET_KEY);
    }

    private static String quoted(String name) {
        return "\""
                + name.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r") + "\"";
    }
}
