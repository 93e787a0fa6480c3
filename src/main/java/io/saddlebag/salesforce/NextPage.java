package io.saddlebag.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of the next page of a query, as an answer names it. camel-salesforce appends it to the instance URL, so anything but
 * a path could lead to another host: {@code @example.org/}, {@code .example.org/}.
 *
 * @param path empty after the last page
 */
record NextPage(String path) {

    private static final Pattern LOCATOR =
            Pattern.compile("/services/data/v\\d{1,3}\\.\\d{1,2}/query(?:All)?/[\\w.~-]+(?:\\?[\\w.~=&-]*)?");

    static NextPage of(JsonNode answer) {
        return new NextPage(answer.path("nextRecordsUrl").asText(""));
    }

    Optional<String> address() {
        return Optional.of(path).filter(text -> !text.isEmpty());
    }

    /** Why it is not asked; empty when it is, or there is none. */
    Optional<String> refusal() {
        return path.isEmpty() || LOCATOR.matcher(path).matches()
                ? Optional.empty()
                : Optional.of(
                        "Salesforce's answer named a next page that is no query of the same host, so it was not asked.");
    }
}
