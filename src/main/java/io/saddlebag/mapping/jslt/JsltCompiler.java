package io.saddlebag.mapping.jslt;

import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.parser.JsltParser;
import com.schibsted.spt.data.jslt.parser.ParserImpl;
import com.schibsted.spt.data.jslt.parser.SimpleNode;
import io.saddlebag.mapping.expression.Compilation;
import io.saddlebag.mapping.expression.Compilation.Compiled;
import io.saddlebag.mapping.expression.Compilation.Faulty;
import io.saddlebag.mapping.expression.Fault;
import java.util.List;

/** Compiles the source of one expression, or says everything that is wrong with it. */
public final class JsltCompiler {

    private JsltCompiler() {}

    /** Throws nothing, whatever the source. */
    public static Compilation compile(String source) {
        if (source.isBlank()) {
            return faulty("There is no expression after the '='.", "Write a column, such as .email.");
        }
        try {
            return compile(source, new SourceParser(source).parse());
        } catch (SyntaxFault wrong) {
            return new Faulty(List.of(wrong.fault()));
        } catch (StackOverflowError deep) {
            return faulty("The expression is nested too deeply.", "Split it.");
        }
    }

    private static Compilation compile(String source, SimpleNode tree) {
        List<Fault> faults = new TreeCheck(tree).faults();
        if (!faults.isEmpty()) {
            return new Faulty(faults);
        }
        try {
            Expression jslt =
                    ParserImpl.compileExpression(new MappingContext(), new JsltParser(new NameTokens(source)));
            JsltExpression expression = new JsltExpression(jslt, new ColumnReads(tree).paths());
            return expression.everWorks()
                    ? new Compiled(expression)
                    : faulty("JSLT cannot evaluate the expression.", "Use {* : …} outside of conditions only.");
        } catch (JsltException refused) {
            return new Faulty(List.of(JsltMessage.fault(refused)));
        } catch (RuntimeException unforeseen) {
            return faulty(
                    "JSLT cannot compile the expression ("
                            + unforeseen.getClass().getSimpleName() + ").",
                    "");
        }
    }

    private static Faulty faulty(String what, String fix) {
        return new Faulty(List.of(new Fault(0, what, fix)));
    }
}
