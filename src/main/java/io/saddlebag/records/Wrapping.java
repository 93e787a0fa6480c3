package io.saddlebag.records;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.BitSet;
import java.util.Set;

/**
 * Tells the objects that wrap an array of records from a record that has such an array for its children, as in {@code
 * {"LastName": "Lee", "Contacts": {"records": […]}}}: a record has plain values of its own.
 */
final class Wrapping {

    /** What Salesforce's query answers and its CLI put beside their records. */
    private static final Set<String> OF_WRAPPERS = Set.of("status", "totalSize", "done", "nextRecordsUrl");

    /** The depths of the objects that have had a plain value. */
    private final BitSet plain = new BitSet();

    private int around = Integer.MAX_VALUE;

    /** Takes each token of the document, in order. */
    void see(JsonParser parser, JsonToken token) throws IOException {
        var context = parser.getParsingContext();
        if (token == JsonToken.END_OBJECT) {
            around = Math.min(around, context.getNestingDepth());
            plain.clear(context.getNestingDepth() + 1);
        } else if (token.isScalarValue() && context.inObject() && !OF_WRAPPERS.contains(parser.currentName())) {
            plain.set(context.getNestingDepth());
        }
    }

    /** The array of records opens here: from now on only the objects count that stand around the one that holds it. */
    void arrayOpens(JsonParser parser) {
        around = parser.getParsingContext().getNestingDepth() - 2;
    }

    /** Whether such an object can be among the tokens to come. */
    boolean isOpen() {
        return around > 0 && !isRecord();
    }

    boolean isRecord() {
        return plain.nextSetBit(0) >= 0 && plain.nextSetBit(0) <= around;
    }
}
