package io.saddlebag.simulator.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Call;
import io.saddlebag.simulator.http.Json;
import io.saddlebag.simulator.http.Refusal;
import io.saddlebag.simulator.soql.Search;
import io.saddlebag.simulator.soql.Search.Found;
import io.saddlebag.simulator.store.Org;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Queries and the pages of their results (contract sheet, section 5). */
public final class Queries {

    private static final Pattern BATCH_SIZE = Pattern.compile("(?i).*batchSize\\s*=\\s*(\\d{1,6}).*");
    private static final int SMALLEST_PAGE = 200;
    private static final int LARGEST_PAGE = 2_000;

    private final Org org;
    private final Search search;
    private final Cursors cursors;

    public Queries(Org org, Search search) {
        this.org = org;
        this.search = search;
        this.cursors = new Cursors(org.clock());
    }

    /** Forgets the results that have more pages. */
    public void clear() {
        cursors.clear();
    }

    public Answer query(Call call) {
        return run(call, false);
    }

    /** Deleted records too. */
    public Answer queryAll(Call call) {
        return run(call, true);
    }

    /** The next page, by the locator that the last page gave. */
    public Answer more(Call call) {
        return cursors.at(call.path("locator"))
                .map(place -> page(call, place))
                .orElseThrow(() -> new Refusal(400, "INVALID_QUERY_LOCATOR", "invalid query locator"));
    }

    private Answer run(Call call, boolean deletedToo) {
        if (call.request().parameter("explain").isPresent()) {
            throw Refusal.notImplemented("query plans", "GET /query?q=");
        }
        var text = call.request()
                .parameter("q")
                .filter(query -> !query.isBlank())
                .orElseThrow(() -> new Refusal(400, "MALFORMED_QUERY", "A query string has to be specified"));
        var found = search.run(text, deletedToo);
        if (call.request().parameter("columns").filter("true"::equals).isPresent()) {
            return QueryColumns.of(found);
        }
        if (found instanceof Found.Count count) {
            return count(count);
        }
        return page(call, cursors.open((Found.Records) found, pageSize(call)));
    }

    private static int pageSize(Call call) {
        return call.request()
                .header("sforce-query-options")
                .map(BATCH_SIZE::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> Integer.parseInt(matcher.group(1)))
                .map(size -> Math.max(SMALLEST_PAGE, Math.min(LARGEST_PAGE, size)))
                .orElse(LARGEST_PAGE);
    }

    private Answer page(Call call, Cursors.Place place) {
        var ids = place.found().ids();
        int end = Math.min(ids.size(), place.from() + place.size());
        var next = end < ids.size() ? Optional.of(place.locator(end)) : Optional.<String>empty();
        return org.reading(() -> Json.answer(200, json -> {
            json.writeStartObject();
            json.writeNumberField("totalSize", ids.size());
            json.writeBooleanField("done", next.isEmpty());
            if (next.isPresent()) {
                json.writeStringField("nextRecordsUrl", call.base() + "/query/" + next.get());
            }
            json.writeArrayFieldStart("records");
            records(json, call.base(), place.found(), ids.subList(place.from(), end));
            json.writeEndArray();
            json.writeEndObject();
        }));
    }

    private void records(JsonGenerator json, String base, Found.Records found, List<String> ids) throws IOException {
        for (var id : ids) {
            var held = org.get(found.type(), id);
            if (held.isPresent()) {
                QueryJson.record(json, base, org, held.get(), found.columns());
            }
        }
    }

    private static Answer count(Found.Count count) {
        return Json.answer(200, json -> {
            json.writeStartObject();
            json.writeNumberField("totalSize", count.alias().isPresent() ? 1 : count.count());
            json.writeBooleanField("done", true);
            json.writeArrayFieldStart("records");
            if (count.alias().isPresent()) {
                json.writeStartObject();
                json.writeObjectFieldStart("attributes");
                json.writeStringField("type", "AggregateResult");
                json.writeEndObject();
                json.writeNumberField(count.alias().get(), count.count());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
