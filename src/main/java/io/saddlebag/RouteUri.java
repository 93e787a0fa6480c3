package io.saddlebag;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The address by which Camel reads a route file. Camel decodes it as a URL, splits a list of them at commas, and takes
 * {@code *} and {@code ?} for patterns.
 */
final class RouteUri {

    private static final String SCHEME = "file:";
    private static final Pattern SPECIAL = Pattern.compile("[%+,*?]");

    private RouteUri() {}

    static String of(Path file) {
        return SCHEME
                + SPECIAL.matcher(file.toString())
                        .replaceAll(sign -> sign.group().equals("*")
                                ? "%2A"
                                : URLEncoder.encode(sign.group(), StandardCharsets.UTF_8));
    }

    /** @param file an address of Camel's, or a plain path */
    static Path file(String file) {
        return Path.of(
                file.startsWith(SCHEME)
                        ? URLDecoder.decode(file.substring(SCHEME.length()), StandardCharsets.UTF_8)
                        : file);
    }
}
