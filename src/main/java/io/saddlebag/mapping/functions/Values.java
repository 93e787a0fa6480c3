package io.saddlebag.mapping.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.saddlebag.mapping.expression.Inconvertible;
import io.saddlebag.records.Blanks;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Jackson nodes as the values of a mapping, without a double on the way. */
public final class Values {

    /** Salesforce keeps 18 digits; a few lines of text must not become a number of a billion digits. */
    private static final int DIGITS = 100;

    private static final BigInteger INT_MAX = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private Values() {}

    /** @return whether there is nothing: null, absent, or a text of spaces */
    public static boolean blank(JsonNode value) {
        return value.isNull() || value.isMissingNode() || value.isTextual() && Blanks.isBlank(value.textValue());
    }

    /** @return the text of a single value; null for a null node */
    public static String text(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        if (value.isNumber()) {
            return decimal(value).toPlainString();
        }
        if (value.isBoolean()) {
            return value.asText();
        }
        throw new Inconvertible(value.toString(), "is " + kind(value) + ", where one value is needed.");
    }

    /**
     * @return a String that is not blank, a BigDecimal, a Boolean, or null where there is no value
     * @throws Inconvertible for a list or an object
     */
    public static Object single(JsonNode value) {
        if (blank(value)) {
            return null;
        }
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isNumber()) {
            return decimal(value);
        }
        var cure = value.isArray() ? ": write join(…, \";\") or pick one." : ": pick a member.";
        throw new Inconvertible(value.toString(), notSingle(value, cure));
    }

    /** @param cure to be read after "a field takes one value" */
    public static String notSingle(JsonNode value, String cure) {
        return "is " + kind(value) + ", but a field takes one value" + cure;
    }

    /** @return the number in a numeric node, never written with an exponent */
    public static BigDecimal decimal(JsonNode number) {
        if (number.isDouble() || number.isFloat()) {
            double value = number.doubleValue();
            if (!Double.isFinite(value)) {
                throw new Inconvertible(number.asText(), "is no finite number.");
            }
            BigDecimal shortest = BigDecimal.valueOf(value).stripTrailingZeros();
            return plain(shortest, number.asText());
        }
        return plain(number.decimalValue(), "");
    }

    /** @return the same number with its exponent written out: 1E+3 as 1000 */
    static BigDecimal plain(BigDecimal number, String shown) {
        if (Math.abs((long) number.scale()) > DIGITS || number.precision() > DIGITS) {
            throw new Inconvertible(
                    shown.isEmpty() ? shortened(number) : shown, "has more than " + DIGITS + " digits.");
        }
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    /** @return as JSLT writes its own numbers, so that comparisons see like and like */
    static JsonNode node(BigDecimal number) {
        BigDecimal plain = plain(number, "");
        if (plain.scale() > 0 || plain.unscaledValue().abs().compareTo(LONG_MAX) > 0) {
            return DecimalNode.valueOf(plain);
        }
        return plain.unscaledValue().abs().compareTo(INT_MAX) > 0
                ? LongNode.valueOf(plain.longValue())
                : IntNode.valueOf(plain.intValue());
    }

    /** @return a null node for Java's null */
    static JsonNode node(String text) {
        return text == null ? NullNode.instance : TextNode.valueOf(text);
    }

    public static String kind(JsonNode value) {
        return value.isArray() ? "a list" : value.isObject() ? "an object" : "no plain value";
    }

    private static String shortened(BigDecimal number) {
        String digits = number.unscaledValue().bitLength() > 400
                ? "1"
                : number.unscaledValue().toString();
        return digits + "E" + -(long) number.scale();
    }
}
