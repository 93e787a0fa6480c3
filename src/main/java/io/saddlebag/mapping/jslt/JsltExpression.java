package io.saddlebag.mapping.jslt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.schibsted.spt.data.jslt.JsltException;
import io.saddlebag.mapping.expression.ColumnPath;
import io.saddlebag.mapping.expression.Expression;
import io.saddlebag.mapping.expression.Inconvertible;
import io.saddlebag.mapping.functions.BadCall;
import io.saddlebag.mapping.functions.Values;
import java.util.Collections;
import java.util.Set;

/** An expression that JSLT evaluates. */
final class JsltExpression implements Expression {

    private final com.schibsted.spt.data.jslt.Expression jslt;
    private final Set<ColumnPath> reads;

    JsltExpression(com.schibsted.spt.data.jslt.Expression jslt, Set<ColumnPath> reads) {
        this.jslt = jslt;
        this.reads = Collections.unmodifiableSet(reads);
    }

    @Override
    public Object evaluate(ObjectNode row) {
        try {
            return Values.single(jslt.apply(row));
        } catch (Inconvertible expected) {
            throw expected;
        } catch (JsltException failed) {
            throw JsltMessage.inconvertible(failed);
        } catch (BadCall late) {
            throw new Inconvertible("", late.what() + " " + late.fix());
        } catch (StackOverflowError endless) {
            throw new Inconvertible(
                    "", "the expression goes too deep: a function of its own may call itself without end.");
        } catch (IllegalArgumentException refused) {
            throw new Inconvertible("", "the expression fails: " + refused.getMessage() + ".");
        } catch (RuntimeException unforeseen) {
            throw new Inconvertible("", "the expression fails within JSLT. Write it another way.");
        }
    }

    /** JSLT compiles a few expressions that it can never evaluate, such as {@code {* : .}} in a condition. */
    boolean everWorks() {
        try {
            jslt.apply(JsonNodeFactory.instance.objectNode());
            return true;
        } catch (NullPointerException within) {
            return false;
        } catch (RuntimeException | StackOverflowError fromTheRow) {
            return true;
        }
    }

    @Override
    public Set<ColumnPath> reads() {
        return reads;
    }
}
