package io.saddlebag.records;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.Closeable;
import java.io.IOException;

/**
 * Walks through a JSON document from row to row: the elements of its array, those of its arrays called {@code
 * records}, or the values that stand one after the other; and remembers where the next row begins and what its array
 * opens with.
 */
final class JsonWalk implements Closeable {
    static final String RECORDS = "records";

    private final TextReader reader;
    private final boolean nested;
    private final JsonParser parser;
    private boolean inArray;
    private boolean arraySeen;
    private long root;
    private long openingTo;
    private long offset;
    private long line = 1;

    JsonWalk(TextReader reader, boolean nested) throws IOException {
        this.reader = reader;
        this.nested = nested;
        this.parser = Json.FACTORY.createParser(reader);
    }

    /** Goes to the first token of the next row; false at the end of the document. */
    boolean findRow() throws IOException {
        for (JsonToken token = step(); token != null; token = step()) {
            if (inArray && token == JsonToken.END_ARRAY) {
                inArray = false;
            } else if (inArray || isRow(token)) {
                return true;
            } else if (token == JsonToken.START_ARRAY) {
                enterOrSkip();
            } else if (token == JsonToken.END_OBJECT
                    && parser.getParsingContext().inRoot()
                    && !arraySeen) {
                throw new Broken("the object that ends here holds no array called 'records'.", "Give it one.");
            }
        }
        return false;
    }

    /**
     * Looks for an array called {@code records} in the first object.
     *
     * @param deepest how many objects may stand around it
     * @return false when there is none, or the object is itself a record, whose {@code records} are its own
     */
    boolean findArray(int deepest) throws IOException {
        var wrapping = new Wrapping();
        for (JsonToken token = step(); token != null && !endsSearch(token); token = step()) {
            wrapping.see(parser, token);
            if (token == JsonToken.START_ARRAY && parser.getParsingContext().getNestingDepth() - 1 <= deepest) {
                enterOrSkip();
            }
            if (arraySeen) {
                wrapping.arrayOpens(parser);
                return !wrapping.isRecord() && !turnsOutARecord(wrapping);
            }
        }
        return false;
    }

    /** Behind the array, an object around it may have plain values, too. */
    private boolean turnsOutARecord(Wrapping wrapping) throws IOException {
        try {
            if (wrapping.isOpen()) {
                skipArray();
            }
            while (wrapping.isOpen()) {
                var token = step();
                if (token == null) {
                    return false;
                }
                wrapping.see(parser, token);
            }
            return wrapping.isRecord();
        } catch (JacksonException | Broken | Undecodable e) {
            // Reading the rows meets the same mistake, and reports its place.
            return false;
        }
    }

    /** Salesforce marks each of its records by a member {@code attributes}. */
    private boolean endsSearch(JsonToken token) throws IOException {
        return token == JsonToken.END_OBJECT && parser.getParsingContext().inRoot()
                || token == JsonToken.FIELD_NAME
                        && parser.getParsingContext().getNestingDepth() == 1
                        && "attributes".equals(parser.currentName());
    }

    private JsonToken step() throws IOException {
        JsonToken token = parser.nextToken();
        if (token != null) {
            goTo(parser.currentTokenLocation());
            if (isAtRoot(token)) {
                root = offset;
                arraySeen = false;
            }
        }
        return token;
    }

    private boolean isRow(JsonToken token) {
        return isAtRoot(token) && token != JsonToken.START_ARRAY && !(nested && token == JsonToken.START_OBJECT);
    }

    private boolean isAtRoot(JsonToken token) {
        if (token.isStructEnd()) {
            return false;
        }
        return token.isStructStart()
                ? parser.getParsingContext().getParent().inRoot()
                : parser.getParsingContext().inRoot();
    }

    private void enterOrSkip() throws IOException {
        if (parser.getParsingContext().getParent().inRoot() || RECORDS.equals(parser.currentName())) {
            inArray = true;
            arraySeen = true;
            goTo(parser.currentLocation());
            openingTo = offset;
        } else {
            skipArray();
        }
    }

    private void skipArray() throws IOException {
        for (int depth = 1; depth > 0; ) {
            JsonToken token = parser.nextToken();
            goTo(parser.currentTokenLocation());
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
    }

    private void goTo(JsonLocation location) {
        offset = location.getCharOffset();
        line = location.getLineNr();
        reader.keepFrom(offset);
    }

    JsonParser parser() {
        return parser;
    }

    /** The row's text, once the parser stands on its last token. */
    String rowText() {
        return reader.slice(offset, parser.currentLocation().getCharOffset());
    }

    /** Says that the row is read: what follows is the next one's. */
    void rowEnds() {
        goTo(parser.currentLocation());
    }

    /** The 1-based line on which the row begins. */
    long line() {
        return line;
    }

    /** Where the row begins, in chars. */
    long offset() {
        return nested && !inArray && !arraySeen ? root : offset;
    }

    /** Where the document begins that the row stands in. */
    long openingFrom() {
        return inArray ? root : 0;
    }

    /** Where the array opens that the row stands in. */
    long openingTo() {
        return inArray ? openingTo : 0;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
