package io.saddlebag.check;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of an endpoint as it stands in a route, taken apart so far as it is fixed.
 *
 * @param scheme {@code kafka}
 * @param shown without its options, {@code timer:tick}
 * @param options the names of those behind the question mark
 */
record EndpointText(String scheme, String shown, List<String> options) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([\\w.-]+)(?::([^{}]*))?}}");
    private static final Pattern ADDRESS = Pattern.compile("([A-Za-z][\\w.+-]*)(?:[:?].*)?", Pattern.DOTALL);

    /** A value that is taken as it is may hold any sign. */
    private static final Pattern RAW = Pattern.compile("RAW\\([^)]*\\)|RAW\\{[^}]*}");

    /**
     * @param settings gives the value of a placeholder, or null
     * @return empty where the scheme is only known when a message comes
     */
    static Optional<EndpointText> of(String text, UnaryOperator<String> settings) {
        var known = PLACEHOLDER
                .matcher(text.strip())
                .replaceAll(found ->
                        Matcher.quoteReplacement(value(found.group(), found.group(1), found.group(2), settings)));
        var address = ADDRESS.matcher(known);
        if (!address.matches()) {
            return Optional.empty();
        }
        var parts = RAW.matcher(known).replaceAll("raw").split("\\?", 2);
        return Optional.of(new EndpointText(
                address.group(1), parts[0].replace("://", ":"), parts.length == 1 ? List.of() : names(parts[1])));
    }

    private static String value(String whole, String name, String otherwise, UnaryOperator<String> settings) {
        var value = settings.apply(name);
        if (value != null) {
            return value;
        }
        return otherwise == null ? whole : otherwise;
    }

    private static List<String> names(String query) {
        return Arrays.stream(query.split("&"))
                .map(option -> option.split("=", 2)[0])
                .filter(name -> name.matches("[\\w.-]+"))
                .toList();
    }
}
