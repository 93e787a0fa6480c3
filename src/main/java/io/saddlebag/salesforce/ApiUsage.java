package io.saddlebag.salesforce;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How many API requests the org has used in the last 24 hours, and how many it may, as every counted answer tells in
 * {@code Sforce-Limit-Info: api-usage=10018/100000} (REST API Developer Guide, "Limit Info Header").
 */
public record ApiUsage(long used, long allowed) {

    private static final Pattern HEADER = Pattern.compile("(?:^|[;,\\s])api-usage=(\\d{1,15})/(\\d{1,15})");

    public static Optional<ApiUsage> read(String header) {
        var found = HEADER.matcher(header);
        return found.find()
                ? Optional.of(new ApiUsage(Long.parseLong(found.group(1)), Long.parseLong(found.group(2))))
                : Optional.empty();
    }
}
