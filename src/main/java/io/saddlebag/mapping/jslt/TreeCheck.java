package io.saddlebag.mapping.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants;
import com.schibsted.spt.data.jslt.parser.Node;
import com.schibsted.spt.data.jslt.parser.SimpleNode;
import com.schibsted.spt.data.jslt.parser.Token;
import io.saddlebag.mapping.expression.Fault;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what JSLT would take and a mapping must not hold, wherever it stands in the expression. */
final class TreeCheck {

    private static final Map<String, String> INSTEAD = Map.of(
            "+", "Write add(a, b) for numbers or concat(a, b) for texts.",
            "-", "Write subtract(a, b).",
            "*", "Write multiply(a, b).",
            "/", "Write divide(a, b).");

    private static final Set<Integer> LOOPS =
            Set.of(JsltParserTreeConstants.JJTMATCHER, JsltParserTreeConstants.JJTOBJECTCOMPREHENSION);

    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> declared = new HashSet<>();

    TreeCheck(SimpleNode tree) {
        SyntaxTree.children(tree).stream()
                .filter(node -> node.getId() == JsltParserTreeConstants.JJTFUNCTIONDECL)
                .forEach(node -> declare(node.jjtGetFirstToken().next));
        visit(tree);
        faults.addAll(new VariableCheck(tree).faults());
        for (Token token = tree.jjtGetFirstToken(); token != null; token = token.next) {
            checkToken(token);
        }
    }

    List<Fault> faults() {
        return faults.stream().sorted(Comparator.comparingInt(Fault::line)).toList();
    }

    private void declare(Token name) {
        if (KnownFunctions.knows(name.image)) {
            report(name, "'" + name.image + "' is a function already.", "Give yours another name.");
        }
        declared.add(name.image);
    }

    private void visit(SimpleNode node) {
        switch (node.getId()) {
            case JsltParserTreeConstants.JJTADDITIVEOPERATOR, JsltParserTreeConstants.JJTMULTIPLICATIVEOPERATOR -> {
                Token operator = node.jjtGetFirstToken();
                report(
                        operator,
                        "'" + operator.image + "' would calculate in doubles, so mappings do without it.",
                        INSTEAD.get(operator.image));
            }
            case JsltParserTreeConstants.JJTIMPORT ->
                report(node.jjtGetFirstToken(), "A mapping imports nothing.", "Leave the import out.");
            case JsltParserTreeConstants.JJTFUNCTIONCALL ->
                faults.addAll(new CallCheck(node.jjtGetFirstToken(), SyntaxTree.children(node), declared).faults());
            case JsltParserTreeConstants.JJTMATCHER -> checkMatcher(node);
            case JsltParserTreeConstants.JJTARRAYSLICING -> checkIndex(node);
            case JsltParserTreeConstants.JJTDOTKEY -> checkGap(node.jjtGetFirstToken());
            default -> {}
        }
        SyntaxTree.children(node).forEach(this::visit);
    }

    /** JSLT compiles it and then fails on every row. */
    private void checkMatcher(SimpleNode matcher) {
        Node around = matcher.jjtGetParent();
        while (around != null && !LOOPS.contains(((SimpleNode) around).getId())) {
            around = around.jjtGetParent();
        }
        if (around != null) {
            report(matcher.jjtGetFirstToken(), "{* : …} stands within another or in a loop.", "Use it once, outside.");
        }
    }

    /** JSLT gives null for it, and says nothing. */
    private void checkIndex(SimpleNode brackets) {
        SyntaxTree.constant(SyntaxTree.children(brackets).get(0))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .ifPresent(name -> report(
                        brackets.jjtGetFirstToken(),
                        "Brackets take a number, not the name '" + name + "'.",
                        "A name stands behind a dot: .\"" + name + "\"."));
    }

    /** {@code concat(.a .b)} is {@code concat(.a.b)} to JSLT. */
    private void checkGap(Token dot) {
        if (dot.specialToken != null) {
            report(
                    dot,
                    "Before '." + dot.next.image + "' is a gap, which JSLT does not see.",
                    "Put a comma there, or take the gap out.");
        }
    }

    private void checkToken(Token token) {
        boolean afterDot = token.next != null && token.kind == JsltParserConstants.DOT;
        if (afterDot && token.next.kind == JsltParserConstants.IDENT && token.next.image.endsWith("-")) {
            report(
                    token.next,
                    "'." + token.next.image + "' ends with a dash, which belongs to the column's name here.",
                    "Write subtract(a, b), or the name in quotes: .\"" + token.next.image + "\".");
        }
        boolean number = token.kind == JsltParserConstants.INTEGER || token.kind == JsltParserConstants.DECIMAL;
        if (number && !exact(token.image)) {
            report(token, token.image + " has more digits than JSLT keeps.", "Write number(\"" + token.image + "\").");
        }
    }

    private static boolean exact(String number) {
        try {
            if (number.matches("-?\\d+")) {
                Long.parseLong(number);
                return true;
            }
            double kept = Double.parseDouble(number);
            return Double.isFinite(kept) && BigDecimal.valueOf(kept).compareTo(new BigDecimal(number)) == 0;
        } catch (NumberFormatException tooBig) {
            return false;
        }
    }

    private void report(Token at, String what, String fix) {
        faults.add(new Fault(at.beginLine - 1, what, fix));
    }
}
