package io.saddlebag.mapping;

import java.util.Locale;
import java.util.Optional;

/** What a blank value does to the field in Salesforce. */
public enum Blank {
    /** The field is left as it is: blank values are not sent. */
    LEAVE,
    /** The field is emptied: blank values are sent as null. A member that a JSON record lacks is still left alone. */
    CLEAR;

    /** @param word as the flow says it, {@code leave} or {@code clear} */
    public static Optional<Blank> named(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "leave" -> Optional.of(LEAVE);
            case "clear" -> Optional.of(CLEAR);
            default -> Optional.empty();
        };
    }
}
