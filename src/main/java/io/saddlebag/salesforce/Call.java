package io.saddlebag.salesforce;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /**
     * Finds the Ids of records that are to be updated or deleted by key.
     *
     * @param found what earlier pages of the answer held
     * @param page the address of the next page; empty for the first
     */
    record Lookup(List<Item> items, Map<String, List<Match>> found, Optional<String> page) implements Call {

        Lookup(List<Item> items) {
            this(items, Map.of(), Optional.empty());
        }

        @Override
        public String route() {
            return page.isEmpty() ? "lookup" : "lookup-more";
        }

        /** The call for the page that follows the answer's. */
        Lookup after(Answer.Found answer) {
            return new Lookup(items, with(answer), answer.nextPage());
        }

        /** What all pages held until now, by key. */
        Map<String, List<Match>> with(Answer.Found answer) {
            return Stream.of(found, answer.matches())
                    .flatMap(page -> page.entrySet().stream())
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (some, more) -> Stream.concat(
                                    some.stream(), more.stream())
                            .toList()));
        }
    }
}
