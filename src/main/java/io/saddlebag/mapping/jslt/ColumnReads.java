package io.saddlebag.mapping.jslt;

import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTARRAY;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTCHAINABLE;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTCHAINLINK;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTDOTKEY;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTEXPR;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTFUNCTIONCALL;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTMATCHER;
import static com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants.JJTOBJECTCOMPREHENSION;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.SimpleNode;
import com.schibsted.spt.data.jslt.parser.Token;
import io.saddlebag.mapping.expression.ColumnPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the columns that an expression names. Where the dot stands for something else than the row, it is left out. */
final class ColumnReads {

    private static final ColumnPath WHOLE_ROW = new ColumnPath(List.of());

    private final Set<ColumnPath> paths = new LinkedHashSet<>();

    ColumnReads(SimpleNode tree) {
        visit(tree, true);
    }

    Set<ColumnPath> paths() {
        return paths;
    }

    /** @param row whether the dot stands for the row here */
    private void visit(SimpleNode node, boolean row) {
        if (row && node.getId() == JJTCHAINABLE) {
            chain(node);
        } else if (row && node.getId() == JJTMATCHER) {
            paths.add(WHOLE_ROW);
        }
        if (row && addedAsKey(node)) {
            return;
        }
        List<SimpleNode> children = SyntaxTree.children(node);
        for (int i = 0; i < children.size(); i++) {
            visit(children.get(i), row && (i == 0 || !changesTheDot(node)) && node.getId() != JJTMATCHER);
        }
    }

    /** Behind a pipe, and in a loop behind what it goes through, the dot is another one. */
    private static boolean changesTheDot(SimpleNode node) {
        boolean loop =
                node.jjtGetFirstToken().next != null && node.jjtGetFirstToken().next.kind == JsltParserConstants.FOR;
        return node.getId() == JJTEXPR || node.getId() == JJTOBJECTCOMPREHENSION || node.getId() == JJTARRAY && loop;
    }

    private void chain(SimpleNode chainable) {
        Token token = chainable.jjtGetFirstToken();
        if (token.kind != JsltParserConstants.DOT) {
            return;
        }
        List<String> names = new ArrayList<>();
        if (isName(token.next)) {
            names.add(SyntaxTree.name(token.next));
        }
        SimpleNode link = last(chainable);
        while (link != null && link.getId() == JJTCHAINLINK && key(link).isPresent()) {
            names.add(key(link).get());
            link = link.jjtGetNumChildren() > 1 ? (SimpleNode) link.jjtGetChild(1) : null;
        }
        paths.add(new ColumnPath(names));
    }

    /** {@code .city}; empty for an index such as {@code [0]} */
    private static Optional<String> key(SimpleNode link) {
        SimpleNode step = (SimpleNode) link.jjtGetChild(0);
        return step.getId() == JJTDOTKEY
                ? Optional.of(SyntaxTree.name(step.jjtGetFirstToken().next))
                : Optional.empty();
    }

    /** {@code get-key(., "Total (EUR)")} names a column too, though the dot alone would be the whole row. */
    private boolean addedAsKey(SimpleNode node) {
        if (node.getId() != JJTFUNCTIONCALL || !node.jjtGetFirstToken().image.equals("get-key")) {
            return false;
        }
        List<SimpleNode> arguments = SyntaxTree.children(node);
        Optional<JsonNode> key = arguments.size() == 2 ? SyntaxTree.constant(arguments.get(1)) : Optional.empty();
        boolean ofRow = !arguments.isEmpty()
                && arguments.get(0).jjtGetFirstToken() == arguments.get(0).jjtGetLastToken()
                && arguments.get(0).jjtGetFirstToken().kind == JsltParserConstants.DOT;
        if (!ofRow || key.filter(JsonNode::isTextual).isEmpty()) {
            return false;
        }
        paths.add(new ColumnPath(List.of(key.get().textValue())));
        return true;
    }

    private static boolean isName(Token token) {
        return token != null && (token.kind == JsltParserConstants.IDENT || token.kind == JsltParserConstants.STRING);
    }

    private static SimpleNode last(SimpleNode node) {
        int count = node.jjtGetNumChildren();
        return count == 0 ? null : (SimpleNode) node.jjtGetChild(count - 1);
    }
}
