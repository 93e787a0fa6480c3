package io.saddlebag.simulator.composite;

import com.fasterxml.jackson.databind.JsonNode;
import io.saddlebag.simulator.http.JsonBody;
import io.saddlebag.simulator.http.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** The body of a composite batch, and the rules that refuse it whole (contract sheet, section 3.5). */
record BatchBody(boolean haltOnError, List<Part> parts) {

    private static final int LIMIT = 25;

    static BatchBody of(JsonBody body) {
        var requests = body.tree().path("batchRequests");
        if (!requests.isArray() || requests.isEmpty()) {
            throw body.refusal("Cannot deserialize instance of list from " + JsonBody.kind(requests), "/batchRequests");
        }
        if (requests.size() > LIMIT) {
            throw new Refusal(400, "LIMIT_EXCEEDED", "The batch has more than " + LIMIT + " subrequests.");
        }
        var parts = new ArrayList<Part>();
        requests.forEach(request -> parts.add(part(request, parts.size())));
        return new BatchBody(body.tree().path("haltOnError").asBoolean(false), parts);
    }

    /** Their URLs begin with the version, {@code v66.0/sobjects}, and their bodies are called richInput. */
    private static Part part(JsonNode request, int place) {
        var url = request.path("url").asText();
        return new Part(
                request.path("method").asText().toUpperCase(Locale.ROOT),
                url.startsWith("/services/data/") ? url : "/services/data/" + url.replaceFirst("^/+", ""),
                String.valueOf(place),
                request.path("richInput"),
                new TreeMap<>());
    }
}
