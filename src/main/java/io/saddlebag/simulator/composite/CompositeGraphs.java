package io.saddlebag.simulator.composite;

import io.saddlebag.simulator.composite.GraphBody.Graph;
import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Call;
import io.saddlebag.simulator.http.Json;
import io.saddlebag.simulator.http.JsonBody;
import java.util.ArrayList;
import java.util.List;

/** {@code POST /composite/graph}: composite calls side by side, each all or none, as one API request. */
public final class CompositeGraphs {

    private static final int FAILURES = 14;
    private static final String GIVEN_UP =
            "The graph was not processed since " + FAILURES + " graphs failed before it.";

    private final Composite composite;

    /** @param composite carries out one graph */
    public CompositeGraphs(Composite composite) {
        this.composite = composite;
    }

    private record Done(String graphId, List<PartAnswer> parts) {

        boolean isFailed() {
            return parts.stream().anyMatch(PartAnswer::isFailed);
        }
    }

    /** Always 200; after 14 graphs that failed, those that follow are not tried. */
    public Answer run(Call call) {
        var answers = new ArrayList<Done>();
        for (var graph : GraphBody.of(JsonBody.object(call.request())).graphs()) {
            var givenUp = answers.stream().filter(Done::isFailed).count() >= FAILURES;
            answers.add(new Done(graph.graphId(), givenUp ? givenUp(graph) : composite.allOrNone(call, graph.parts())));
        }
        return answer(answers);
    }

    private static List<PartAnswer> givenUp(Graph graph) {
        return graph.parts().stream()
                .map(part -> PartAnswer.halted(part.referenceId(), GIVEN_UP))
                .toList();
    }

    private static Answer answer(List<Done> graphs) {
        return Json.answer(200, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("graphs");
            for (var graph : graphs) {
                json.writeStartObject();
                json.writeStringField("graphId", graph.graphId());
                json.writeFieldName("graphResponse");
                Composite.write(json, graph.parts());
                json.writeBooleanField("isSuccessful", !graph.isFailed());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
