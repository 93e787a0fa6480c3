package io.saddlebag.mapping.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.schibsted.spt.data.jslt.impl.ExpressionNode;
import com.schibsted.spt.data.jslt.impl.LiteralExpression;
import com.schibsted.spt.data.jslt.impl.Macro;
import com.schibsted.spt.data.jslt.impl.Scope;
import io.saddlebag.mapping.functions.Arguments;
import io.saddlebag.mapping.functions.MappingFunction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One call of one of our functions, at one place in an expression. */
final class FunctionMacro implements Macro {

    private final MappingFunction function;

    /** Prepared at the first call, because the library shows the constants no sooner. Two threads may both do it; either result serves. */
    private volatile MappingFunction.Call prepared;

    FunctionMacro(MappingFunction function) {
        this.function = function;
    }

    @Override
    public JsonNode call(Scope scope, JsonNode input, ExpressionNode[] parameters) {
        MappingFunction.Call call = prepared;
        if (call == null) {
            call = function.binder().bind(constants(parameters));
            prepared = call;
        }
        JsonNode result = call.of(new Values(scope, input, parameters));
        return result == null ? NullNode.instance : result;
    }

    private static List<Optional<JsonNode>> constants(ExpressionNode[] parameters) {
        return Arrays.stream(parameters)
                .map(parameter -> Optional.of(parameter)
                        .filter(LiteralExpression.class::isInstance)
                        .map(literal -> literal.apply(null, NullNode.instance)))
                .toList();
    }

    private record Values(Scope scope, JsonNode input, ExpressionNode[] parameters) implements Arguments {
        @Override
        public int size() {
            return parameters.length;
        }

        @Override
        public JsonNode get(int index) {
            return parameters[index].apply(scope, input);
        }
    }

    @Override
    public String getName() {
        return function.name();
    }

    @Override
    public int getMinArguments() {
        return function.least();
    }

    @Override
    public int getMaxArguments() {
        return function.most();
    }
}
