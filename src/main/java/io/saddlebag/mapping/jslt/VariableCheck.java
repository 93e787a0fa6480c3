package io.saddlebag.mapping.jslt;

import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants;
import com.schibsted.spt.data.jslt.parser.SimpleNode;
import com.schibsted.spt.data.jslt.parser.Token;
import io.saddlebag.mapping.expression.Fault;
import io.saddlebag.records.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds variables that nothing defines. JSLT itself would take them for values handed in with each row, and miss them there. */
final class VariableCheck {

    private final List<Fault> faults = new ArrayList<>();

    VariableCheck(SimpleNode tree) {
        visit(tree, Set.of());
    }

    List<Fault> faults() {
        return faults;
    }

    /** @param outer the variables that are defined around the node; what a node's own {@code let}s define counts in its later parts */
    private void visit(SimpleNode node, Set<String> outer) {
        Set<String> defined = new TreeSet<>(outer);
        if (node.getId() == JsltParserTreeConstants.JJTFUNCTIONDECL) {
            addParameters(node, defined);
        }
        Token first = node.jjtGetFirstToken();
        if (node.getId() == JsltParserTreeConstants.JJTCHAINABLE && first.kind == JsltParserConstants.VARIABLE) {
            check(first, defined);
        }
        for (SimpleNode child : SyntaxTree.children(node)) {
            boolean otherBranch = child.getId() == JsltParserTreeConstants.JJTELSEBRANCH;
            visit(child, otherBranch ? outer : defined);
            if (child.getId() == JsltParserTreeConstants.JJTLET) {
                defined.add(child.jjtGetFirstToken().next.image);
            }
        }
    }

    private static void addParameters(SimpleNode declaration, Set<String> defined) {
        Token token = declaration.jjtGetFirstToken().next.next;
        for (; token.kind != JsltParserConstants.RPAREN; token = token.next) {
            if (token.kind == JsltParserConstants.IDENT) {
                defined.add(token.image);
            }
        }
    }

    private void check(Token variable, Set<String> defined) {
        String name = variable.image.substring(1);
        if (!defined.contains(name)) {
            faults.add(new Fault(
                    variable.beginLine - 1,
                    "There is no variable '$" + name + "' here.",
                    NearestName.of(name, defined)
                            .map(nearest -> "Did you mean '$" + nearest + "'?")
                            .orElse("A column is written ." + name + ".")));
        }
    }
}
