package io.saddlebag.salesforce;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version of Salesforce's API. Each release has one, and its minor number is always 0.
 *
 * @param number 66 for 66.0
 */
public record ApiVersion(int number) implements Comparable<ApiVersion> {

    private static final Pattern TEXT = Pattern.compile("[vV]?([1-9]\\d{0,2})(?:\\.0)?");

    /** Reads {@code 57.0}, {@code 57} or {@code v57.0}, which Salesforce's guides use side by side. */
    public static Optional<ApiVersion> read(String text) {
        var found = TEXT.matcher(text.strip());
        return found.matches() ? Optional.of(new ApiVersion(Integer.parseInt(found.group(1)))) : Optional.empty();
    }

    @Override
    public int compareTo(ApiVersion other) {
        return Integer.compare(number, other.number);
    }

    /** As Salesforce lists it: {@code 66.0}. */
    @Override
    public String toString() {
        return number + ".0";
    }
}
