package io.saddlebag.flow;

import io.saddlebag.records.NearestName;
import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import io.saddlebag.salesforce.Operation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All flows of a home, by id, in the order of their files. */
public record Flows(Map<String, Flow> byId) {

    /** What reading the routes gave: flows, and everything that is wrong in any of the files. */
    public record Reading(Flows flows, List<Problem> problems) {}

    public static Reading read(RouteFiles routes, Home home) {
        var problems = new ArrayList<Problem>();
        var templates = new ArrayList<FlowFile.Named>();
        var routed = new ArrayList<FlowFile.TemplatedRoute>();
        var plain = new ArrayList<FlowFile.Named>();
        for (Path file : routes.files()) {
            var read = FlowFile.read(file, home.shown(file));
            problems.addAll(read.problems());
            templates.addAll(read.templates());
            routed.addAll(read.templatedRoutes());
            plain.addAll(read.routes());
        }
        firstPlaces(templates, "route template", problems);
        var places = firstPlaces(plain, "route", problems);
        routed.stream()
                .filter(route -> places.containsKey(route.id()))
                .forEach(route -> problems.add(new Problem(
                        places.get(route.id()),
                        "there is a second route '" + route.id() + "'.",
                        "The first is the flow at " + route.place() + "; give one another id.")));
        var known = templates.stream().map(FlowFile.Named::id).collect(Collectors.toCollection(TreeSet::new));
        return new Reading(new Flows(flows(routed, known, problems)), List.copyOf(problems));
    }

    /** Of two templates with one id Camel takes one in silence; with two routes it fails. */
    private static Map<String, Place> firstPlaces(List<FlowFile.Named> named, String kind, List<Problem> problems) {
        var first = new LinkedHashMap<String, Place>();
        for (var each : named) {
            var before = first.putIfAbsent(each.id(), each.place());
            if (before != null) {
                problems.add(new Problem(
                        each.place(),
                        "there is a second %s '%s'.".formatted(kind, each.id()),
                        "The first is at " + before + "; give one another id."));
            }
        }
        return first;
    }

    private static Map<String, Flow> flows(
            List<FlowFile.TemplatedRoute> routed, TreeSet<String> templates, List<Problem> problems) {
        var flows = new LinkedHashMap<String, Flow>();
        var first = new LinkedHashMap<String, FlowFile.TemplatedRoute>();
        for (var route : routed) {
            if (!templates.contains(route.template())) {
                problems.add(new Problem(
                        route.place(),
                        "there is no route template '" + route.template() + "'.",
                        NearestName.of(route.template(), templates)
                                .map(near -> "Did you mean '" + near + "'?")
                                .orElse("")));
            } else if (first.putIfAbsent(route.id(), route) != null) {
                problems.add(new Problem(
                        route.place(),
                        "there is a second flow '" + route.id() + "'.",
                        "The first is at " + first.get(route.id()).place() + "; give one another routeId."));
            }
        }
        read(first.values().stream().filter(route -> !QueueFlow.sharesMapping(route)), flows, problems);
        read(first.values().stream().filter(QueueFlow::sharesMapping), flows, problems);
        problems.addAll(sharedQueues(flows));
        return flows;
    }

    /** Two flows at one queue would each get some of its messages, by chance. */
    private static List<Problem> sharedQueues(Map<String, Flow> flows) {
        var problems = new ArrayList<Problem>();
        var readers = new LinkedHashMap<String, Flow>();
        for (var flow : flows.values()) {
            flow.queue()
                    .map(queue -> readers.putIfAbsent(queue, flow))
                    .ifPresent(other -> problems.add(new Problem(
                            flow.place(),
                            "flow '%s' reads the queue %s, which flow '%s' reads too (%s)."
                                    .formatted(flow.id(), flow.queue().orElseThrow(), other.id(), other.place()),
                            "Each message goes to one flow only: give one of them another queue.")));
        }
        return problems;
    }

    /** Those that share a mapping are read when those that have one are known. */
    private static void read(Stream<FlowFile.TemplatedRoute> routes, Map<String, Flow> flows, List<Problem> problems) {
        routes.forEach(route -> {
            if (route.template().equals(FlowReader.TEMPLATE)) {
                FlowReader.read(route, problems).ifPresent(flow -> flows.put(flow.id(), flow));
            } else if (route.template().equals(QueueFlow.TEMPLATE)) {
                QueueFlow.read(route, flows, problems).ifPresent(flow -> flows.put(flow.id(), flow));
            }
        });
    }

    /** Whether one of them inserts into the object and names no field to look a record up by. */
    boolean insertWithoutUnique(String object) {
        return byId.values().stream()
                .anyMatch(flow -> flow.operation() == Operation.INSERT
                        && flow.unique().isEmpty()
                        && flow.object().equalsIgnoreCase(object));
    }

    /** Whether any of them takes its records from a queue. */
    public boolean readQueues() {
        return byId.values().stream().anyMatch(flow -> flow.queue().isPresent());
    }

    /** The queues that they read. */
    public Set<String> queues() {
        return byId.values().stream().flatMap(flow -> flow.queue().stream()).collect(Collectors.toUnmodifiableSet());
    }

    public Flow flow(String id) {
        return byId.get(id);
    }
}
