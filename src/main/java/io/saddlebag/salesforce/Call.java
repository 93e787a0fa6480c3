package io.saddlebag.salesforce;

import java.util.List;

/** The next call of a delivery. */
sealed interface Call {

    List<Item> items();

    /** The short route that makes the call: {@code upsert}, {@code lookup}. */
    String route();

    record Write(Operation operation, List<Item> items) implements Call {
        @Override
        public String route() {
            return operation.word();
        }
    }

    /** Finds the Ids of records that are to be updated or deleted by key. */
    record Lookup(List<Item> items) implements Call {
        @Override
        public String route() {
            return "lookup";
        }
    }
}
