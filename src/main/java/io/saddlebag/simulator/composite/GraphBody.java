package io.saddlebag.simulator.composite;

import com.fasterxml.jackson.databind.JsonNode;
import io.saddlebag.simulator.http.JsonBody;
import io.saddlebag.simulator.http.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** The body of a composite graph call, and the rules that refuse it whole (contract sheet, section 3.3). */
record GraphBody(List<Graph> graphs) {

    private static final int GRAPHS = 75;
    private static final int NODES = 500;
    private static final int DEPTH = 15;
    private static final int KINDS = 15;

    /** Requests that are done all or none. */
    record Graph(String graphId, List<Part> parts) {}

    static GraphBody of(JsonBody body) {
        var array = body.tree().path("graphs");
        if (!array.isArray() || array.isEmpty()) {
            throw body.refusal("Cannot deserialize instance of list from " + JsonBody.kind(array), "/graphs");
        }
        require(array.size() <= GRAPHS, "LIMIT_EXCEEDED", "The call has more than " + GRAPHS + " graphs.");
        var graphs = new ArrayList<Graph>();
        var ids = new HashSet<String>();
        for (var graph : array) {
            graphs.add(graph(graph));
            var id = graph.path("graphId").asText();
            require(
                    !id.isEmpty() && ids.add(id),
                    "INVALID_INPUT",
                    "The graph ID '" + id + "' is missing or used twice.");
        }
        var nodes = graphs.stream().mapToInt(graph -> graph.parts().size()).sum();
        require(nodes <= NODES, "LIMIT_EXCEEDED", "The graphs have more than " + NODES + " nodes.");
        return new GraphBody(graphs);
    }

    private static Graph graph(JsonNode graph) {
        var parts = new ArrayList<Part>();
        graph.path("compositeRequest").forEach(request -> parts.add(Part.of(request)));
        CompositeBody.requireReferences(parts, true);
        parts.forEach(CompositeBody::requireHeaders);
        var kinds = parts.stream().map(GraphBody::kind).distinct().count();
        require(kinds <= KINDS, "LIMIT_EXCEEDED", "A graph has more than " + KINDS + " different kinds of nodes.");
        require(depth(parts) <= DEPTH, "LIMIT_EXCEEDED", "A graph is more than " + DEPTH + " nodes deep.");
        return new Graph(graph.path("graphId").asText(), parts);
    }

    /** What is done to which object, {@code POST Contact}. */
    private static String kind(Part part) {
        return part.method() + " " + part.url().replaceFirst(".*/sobjects/", "").replaceFirst("[/?].*", "");
    }

    /** The longest chain of nodes of which each refers to the one before. */
    private static int depth(List<Part> parts) {
        Map<String, Integer> depths = new HashMap<>();
        for (var part : parts) {
            var above = References.named(part.url() + part.body()).stream()
                    .mapToInt(id -> depths.getOrDefault(id, 0))
                    .max();
            depths.put(part.referenceId(), above.orElse(0) + 1);
        }
        return depths.values().stream().mapToInt(depth -> depth).max().orElse(0);
    }

    private static void require(boolean fulfilled, String code, String message) {
        if (!fulfilled) {
            throw new Refusal(400, code, message);
        }
    }
}
