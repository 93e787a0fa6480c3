package io.saddlebag.mapping.functions;

import static io.saddlebag.mapping.functions.MappingFunction.ANY;
import static io.saddlebag.mapping.functions.MappingFunction.plain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.saddlebag.mapping.expression.Inconvertible;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** Decimals: reading them, and arithmetic on them. Where one value is blank, the result is: nothing is taken for zero. */
final class NumberFunctions {

    private static final Map<String, RoundingMode> MODES = Map.of(
            "half-up", RoundingMode.HALF_UP,
            "half-even", RoundingMode.HALF_EVEN,
            "floor", RoundingMode.FLOOR,
            "ceiling", RoundingMode.CEILING);

    static final List<MappingFunction> ALL = List.of(
            new MappingFunction("number", 1, 2, "number(.amount, \",\")", NumberFunctions::number),
            arithmetic("add", 1, ANY, "add(.net, .tax)", BigDecimal::add),
            arithmetic("subtract", 2, 2, "subtract(.gross, .tax)", BigDecimal::subtract),
            arithmetic("multiply", 1, ANY, "multiply(.price, .quantity)", BigDecimal::multiply),
            arithmetic("divide", 2, 2, "divide(.cents, 100)", NumberFunctions::divide),
            new MappingFunction("round", 1, 3, "round(.amount, 2)", NumberFunctions::round));

    private NumberFunctions() {}

    private static MappingFunction.Call number(List<Optional<JsonNode>> written) {
        NumberText form = written.size() == 1
                ? NumberText.PLAIN
                : NumberText.withDecimalSign(new Constants("number", "number(.amount, \",\")", written).text(1));
        return arguments -> {
            BigDecimal number = form.number(arguments.get(0));
            return number == null ? NullNode.instance : Values.node(number);
        };
    }

    private static MappingFunction arithmetic(
            String name, int least, int most, String example, BinaryOperator<BigDecimal> operator) {
        return plain(name, least, most, example, arguments -> {
            List<BigDecimal> operands = new ArrayList<>();
            for (int i = 0; i < arguments.size(); i++) {
                JsonNode value = arguments.get(i);
                Iterable<JsonNode> values = value.isArray() ? value : List.of(value);
                values.forEach(each -> operands.add(NumberText.PLAIN.number(each)));
            }
            if (operands.isEmpty() || operands.contains(null)) {
                return NullNode.instance;
            }
            return Values.node(operands.stream().reduce(operator).orElseThrow());
        });
    }

    private static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
        if (divisor.signum() == 0) {
            throw new Inconvertible(dividend.toPlainString(), "cannot be divided by zero.");
        }
        return dividend.divide(divisor, MathContext.DECIMAL128);
    }

    private static MappingFunction.Call round(List<Optional<JsonNode>> written) {
        Constants constants = new Constants("round", "round(.amount, 2)", written);
        int digits = written.size() < 2 ? 0 : constants.wholeNumber(1);
        RoundingMode mode = written.size() < 3 ? RoundingMode.HALF_UP : MODES.get(constants.text(2));
        if (mode == null || digits < 0 || digits > 18) {
            throw new BadCall(
                    mode == null
                            ? "'" + constants.text(2) + "' is no way to round."
                            : "'round' keeps 0 to 18 decimal places.",
                    mode == null ? "There are half-up (the default), half-even, floor and ceiling." : "");
        }
        return arguments -> {
            BigDecimal number = NumberText.PLAIN.number(arguments.get(0));
            return number == null ? NullNode.instance : Values.node(number.setScale(digits, mode));
        };
    }
}
