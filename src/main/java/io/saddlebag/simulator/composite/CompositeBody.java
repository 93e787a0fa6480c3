package io.saddlebag.simulator.composite;

import io.saddlebag.simulator.http.JsonBody;
import io.saddlebag.simulator.http.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The body of a composite call, and the rules that refuse it whole (contract sheet, section 3.2). */
record CompositeBody(boolean allOrNone, List<Part> parts) {

    private static final int LIMIT = 25;
    private static final int LARGE_LIMIT = 5;
    /** From this version on, reference ids are letters, digits and underscores, no underscore first. */
    private static final double STRICT = 52;

    private static final Set<String> FORBIDDEN = Set.of("accept", "authorization", "content-type");

    static CompositeBody of(JsonBody body, double version) {
        var requests = body.tree().path("compositeRequest");
        if (!requests.isArray() || requests.isEmpty()) {
            throw body.refusal(
                    "Cannot deserialize instance of list from " + JsonBody.kind(requests), "/compositeRequest");
        }
        var parts = new ArrayList<Part>();
        requests.forEach(request -> parts.add(Part.of(request)));
        requireRoom(parts);
        requireReferences(parts, version >= STRICT);
        parts.forEach(CompositeBody::requireHeaders);
        return new CompositeBody(body.tree().path("allOrNone").asBoolean(false), parts);
    }

    private static void requireRoom(List<Part> parts) {
        if (parts.size() > LIMIT) {
            throw refusal("LIMIT_EXCEEDED", "The composite request has more than " + LIMIT + " subrequests.");
        }
        if (parts.stream().filter(Part::isLarge).count() > LARGE_LIMIT) {
            throw refusal(
                    "LIMIT_EXCEEDED",
                    "The composite request has more than " + LARGE_LIMIT
                            + " subrequests that are queries or sObject collections.");
        }
    }

    static void requireReferences(List<Part> parts, boolean strict) {
        var seen = new HashSet<String>();
        for (var part : parts) {
            if (part.referenceId().isEmpty() || strict && !part.referenceId().matches("[A-Za-z0-9][A-Za-z0-9_]*")) {
                throw refusal("INVALID_INPUT", "The reference ID '" + part.referenceId() + "' is invalid.");
            }
            if (!seen.add(part.referenceId())) {
                throw refusal("INVALID_INPUT", "The reference ID '" + part.referenceId() + "' is used twice.");
            }
        }
    }

    static void requireHeaders(Part part) {
        for (var name : part.headers().keySet()) {
            if (FORBIDDEN.contains(name)) {
                throw refusal("INVALID_INPUT", "The header '" + name + "' is not allowed in a subrequest.");
            }
        }
    }

    private static Refusal refusal(String code, String message) {
        return new Refusal(400, code, message);
    }
}
