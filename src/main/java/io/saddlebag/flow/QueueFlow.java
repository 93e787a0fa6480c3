package io.saddlebag.flow;

import io.saddlebag.records.NearestName;
import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a flow whose records come from a queue: it has a mapping of its own, or shares that of another flow. */
final class QueueFlow {

    static final String TEMPLATE = "queue-to-salesforce";

    private static final String QUEUE = "queue";
    private static final String MAPPING_OF = "mapping-of";
    private static final List<String> OWN = List.of(QUEUE, "message-key");
    private static final List<String> SHARING =
            Stream.concat(OWN.stream(), Stream.of(MAPPING_OF)).toList();
    private static final List<String> MAPPING =
            Stream.concat(SHARING.stream(), FlowReader.RECORD.stream()).toList();

    /** Camel would read another queue, or copy to another, without a word. */
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[?&%+{}]");

    private QueueFlow() {}

    static boolean sharesMapping(FlowFile.TemplatedRoute route) {
        return route.template().equals(TEMPLATE) && route.parameters().containsKey(MAPPING_OF);
    }

    /** @param known the flows that have a mapping to share */
    static Optional<Flow> read(FlowFile.TemplatedRoute route, Map<String, Flow> known, List<Problem> problems) {
        var queue = text(route, QUEUE);
        if (queue.isEmpty()) {
            problems.add(new Problem(
                    route.place(),
                    "flow '%s' gives no value for 'queue', which %s needs.".formatted(route.id(), TEMPLATE),
                    "Add it under parameters."));
            return Optional.empty();
        }
        if (NOT_IN_A_NAME.matcher(queue).find()) {
            problems.add(
                    new Problem(
                            route.parameters().get(QUEUE).place(),
                            "the queue's name '" + queue
                                    + "' holds a character that means something else in a Camel URI.",
                            "Names with ? & % + { or } cannot be read: rename the queue, or let the broker forward it to another."));
            return Optional.empty();
        }
        return sharesMapping(route)
                ? sharing(route, queue, known, problems)
                : FlowReader.read(route, MAPPING, problems).map(flow -> flow.fromQueue(flow.id(), queue, flow.place()));
    }

    private static Optional<Flow> sharing(
            FlowFile.TemplatedRoute route, String queue, Map<String, Flow> known, List<Problem> problems) {
        int before = problems.size();
        FlowReader.checkId(route).ifPresent(problems::add);
        route.parameters().forEach((name, parameter) -> {
            if (!SHARING.contains(name)) {
                problems.add(superfluous(name, parameter.place()));
            }
        });
        var other = text(route, MAPPING_OF);
        if (!known.containsKey(other)) {
            problems.add(new Problem(
                    route.parameters().get(MAPPING_OF).place(),
                    "there is no flow '" + other + "' with a mapping to share.",
                    NearestName.of(other, known.keySet())
                            .map(near -> "Did you mean '" + near + "'?")
                            .orElse("")));
        }
        return problems.size() > before
                ? Optional.empty()
                : Optional.of(known.get(other).fromQueue(route.id(), queue, route.place()));
    }

    private static Problem superfluous(String name, Place place) {
        return FlowReader.RECORD.contains(name)
                ? new Problem(
                        place,
                        "a flow with mapping-of takes no '" + name + "'.",
                        "It is that of the other flow; remove the line, or remove mapping-of.")
                : new Problem(
                        place,
                        "%s takes no parameter '%s'.".formatted(TEMPLATE, name),
                        NearestName.of(name, MAPPING)
                                .map(near -> "Did you mean '" + near + "'?")
                                .orElse(""));
    }

    private static String text(FlowFile.TemplatedRoute route, String name) {
        return Optional.ofNullable(route.parameters().get(name))
                .map(FlowFile.Parameter::value)
                .orElse("")
                .strip();
    }
}
