package io.saddlebag.mapping.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants;
import com.schibsted.spt.data.jslt.parser.SimpleNode;
import com.schibsted.spt.data.jslt.parser.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Ways about JSLT's parse tree. */
final class SyntaxTree {

    private static final Set<Integer> SCALARS = Set.of(
            JsltParserConstants.NULL,
            JsltParserConstants.TRUE,
            JsltParserConstants.FALSE,
            JsltParserConstants.STRING,
            JsltParserConstants.INTEGER,
            JsltParserConstants.DECIMAL);

    private SyntaxTree() {}

    static List<SimpleNode> children(SimpleNode node) {
        return IntStream.range(0, node.jjtGetNumChildren())
                .mapToObj(i -> (SimpleNode) node.jjtGetChild(i))
                .toList();
    }

    /** @return the constant that an expression consists of; empty when it is anything more */
    static Optional<JsonNode> constant(SimpleNode expression) {
        SimpleNode node = expression;
        while (node.jjtGetNumChildren() == 1) {
            node = (SimpleNode) node.jjtGetChild(0);
        }
        Token token = node.jjtGetFirstToken();
        boolean alone = node.getId() == JsltParserTreeConstants.JJTBASEEXPR && node.jjtGetNumChildren() == 0;
        return alone && SCALARS.contains(token.kind) ? value(token) : Optional.empty();
    }

    /** @return a column's or member's name, as in {@code .email} or {@code ."First Name"} */
    static String name(Token token) {
        return token.kind == JsltParserConstants.STRING
                ? value(token).map(JsonNode::asText).orElse(token.image)
                : token.image;
    }

    /** JSLT itself reads the constant, with its own escapes; empty when it cannot, as a number of thirty digits. */
    private static Optional<JsonNode> value(Token scalar) {
        try {
            return Optional.of(Parser.compileString(scalar.image).apply(NullNode.instance));
        } catch (JsltException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }
}
