package io.saddlebag.salesforce;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a call carries, in the form that camel-salesforce takes. */
final class Bodies {

    /** Salesforce takes 16,384 bytes of URI; what is left is for the host, the path and the rest of the query. */
    private static final int LOOKUP_BYTES = 12_000;

    /** What one char becomes in a URL: three bytes, each as {@code %XX}. */
    private static final int LONGEST_ENCODED = 9;

    private Bodies() {}

    static Object of(Target target, List<Item> items) {
        return target.operation() == Operation.DELETE
                ? items.stream().map(item -> item.id.get()).toList()
                : items.stream().map(item -> body(target, item)).toList();
    }

    private static Map<String, Object> body(Target target, Item item) {
        var body = new LinkedHashMap<String, Object>();
        body.put("attributes", Map.of("type", target.object()));
        body.putAll(item.record.fields());
        if (target.needsLookup()) {
            body.put("Id", item.id.get());
        }
        return body;
    }

    /** As many of the items as fit into the URI of one query. */
    static List<Item> fittingLookup(List<Item> items) {
        int bytes = 0;
        int count = 0;
        for (Item item : items) {
            bytes += encodedLength(literal(item) + ",");
            if (count > 0 && bytes > LOOKUP_BYTES) {
                break;
            }
            count++;
        }
        return items.subList(0, count);
    }

    /** Whether a query for this key alone can be asked. */
    static boolean fitsIntoLookup(String literal) {
        return literal.length() <= LOOKUP_BYTES / LONGEST_ENCODED || encodedLength(literal) <= LOOKUP_BYTES;
    }

    private static int encodedLength(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).length();
    }

    static String soql(Target target, List<Item> items) {
        var key = ApiName.checked(target.key());
        return items.stream()
                .map(Bodies::literal)
                .collect(Collectors.joining(
                        ",",
                        "SELECT %sSystemModstamp, CreatedDate, CreatedById FROM %s WHERE %s IN ("
                                .formatted(
                                        target.byId() ? "Id, " : "Id, " + key + ", ",
                                        ApiName.checked(target.object()),
                                        key),
                        ")"));
    }

    /** A delivery looks nothing up by a key that has none. */
    private static String literal(Item item) {
        return item.literal.orElseThrow();
    }
}
