package io.saddlebag.flow;

import io.saddlebag.mapping.Blank;
import io.saddlebag.mapping.Mapping;
import io.saddlebag.mapping.MappingProblems;
import io.saddlebag.records.ColumnName;
import io.saddlebag.records.NearestName;
import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import io.saddlebag.records.ReadOptions;
import io.saddlebag.salesforce.ApiName;
import io.saddlebag.salesforce.Operation;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns one templatedRoute into a {@link Flow}, or into everything that is wrong with it. */
final class FlowReader {

    static final String TEMPLATE = "inbox-to-salesforce";

    /** What a mapping and its delivery need, whatever its rows come from. */
    static final List<String> RECORD = List.of("object", "key", "fields", "operation", "unique", "blank", "optional");

    private static final List<String> PARAMETERS =
            Stream.concat(RECORD.stream(), Stream.of("charset", "delimiter")).toList();

    private final FlowFile.TemplatedRoute route;
    private final List<String> parameters;
    private final List<Problem> problems = new ArrayList<>();

    private FlowReader(FlowFile.TemplatedRoute route, List<String> parameters) {
        this.route = route;
        this.parameters = parameters;
    }

    /** Reads a route of the template; problems are added to the list, and then there is no flow. */
    static Optional<Flow> read(FlowFile.TemplatedRoute route, List<Problem> problems) {
        return read(route, PARAMETERS, problems);
    }

    /** @param parameters the names that the route's template knows */
    static Optional<Flow> read(FlowFile.TemplatedRoute route, List<String> parameters, List<Problem> problems) {
        var reader = new FlowReader(route, parameters);
        var flow = reader.flow();
        problems.addAll(reader.problems);
        return reader.problems.isEmpty() ? flow : Optional.empty();
    }

    private Optional<Flow> flow() {
        checkNames();
        var operation = operation();
        var object = required("object");
        checkApiNames(object);
        var key = operation == Operation.INSERT ? text("key") : required("key");
        var fields = required("fields");
        var mapping = mapping(fields, blank());
        mapping.ifPresent(compiled -> {
            checkKey(compiled, operation, key);
            checkOptional(compiled);
        });
        return mapping.map(compiled -> new Flow(
                route.id(),
                Optional.empty(),
                route.place(),
                object,
                operation,
                key,
                text("unique"),
                compiled,
                fields,
                reading(compiled)));
    }

    private void checkNames() {
        checkId(route).ifPresent(problems::add);
        route.parameters().forEach((name, parameter) -> {
            if (!parameters.contains(name)) {
                problem(
                        parameter.place(),
                        "%s takes no parameter '%s'.".formatted(route.template(), name),
                        NearestName.of(name, parameters)
                                .map(near -> "Did you mean '" + near + "'?")
                                .orElse(""));
            }
        });
    }

    /** They stand in queries and in the addresses of calls as they are; the mapping checks its own. */
    private void checkApiNames(String object) {
        if (!object.isEmpty() && !ApiName.isObject(object)) {
            problem(
                    place("object"),
                    "object '" + object + "' is no name of an object.",
                    "Write its API name, letters, digits and underscores, as in Contact or Invoice__c.");
        }
        for (var field : List.of("key", "unique")) {
            if (!text(field).isEmpty() && !ApiName.isField(text(field))) {
                problem(
                        place(field),
                        field + " '" + text(field) + "' is no name of a field.",
                        "Write its API name, letters, digits and underscores, as in Customer_No__c.");
            }
        }
    }

    static Optional<Problem> checkId(FlowFile.TemplatedRoute route) {
        return route.id().matches("[A-Za-z0-9][A-Za-z0-9_-]*")
                ? Optional.empty()
                : Optional.of(new Problem(
                        route.place(),
                        "routeId '" + route.id() + "' cannot be the name of a folder.",
                        "Use letters, digits, '-' and '_', as in routeId: contacts."));
    }

    private Operation operation() {
        var word = text("operation");
        return Arrays.stream(Operation.values())
                .filter(operation -> operation.word().equals(word.isEmpty() ? "upsert" : word))
                .findFirst()
                .orElseGet(() -> {
                    problem(
                            place("operation"),
                            "operation is '" + word + "'.",
                            "Write upsert, insert, update or delete.");
                    return Operation.UPSERT;
                });
    }

    private Blank blank() {
        var word = text("blank");
        return Blank.named(word.isEmpty() ? "leave" : word).orElseGet(() -> {
            problem(place("blank"), "blank is '" + word + "'.", "Write leave or clear.");
            return Blank.LEAVE;
        });
    }

    private ReadOptions reading(Mapping mapping) {
        var columns = mapping.columnsRead();
        if (mapping.rest().isPresent()) {
            Stream.of(text("key"), text("unique"))
                    .filter(name -> !name.isEmpty())
                    .forEach(columns::add);
        }
        return new ReadOptions(charset(), delimiter(), columns);
    }

    private Optional<Charset> charset() {
        var name = text("charset");
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException e) {
            problem(
                    place("charset"),
                    "there is no charset '" + name + "'.",
                    "Common ones are UTF-8, windows-1252, UTF-16.");
            return Optional.empty();
        }
    }

    private Optional<Character> delimiter() {
        var text = text("delimiter");
        var character = text.equals("tab") || text.equals("\\t") ? "\t" : text;
        if (character.length() > 1) {
            problem(place("delimiter"), "delimiter is '" + text + "'.", "Write one character, or tab.");
            return Optional.empty();
        }
        return character.isEmpty() ? Optional.empty() : Optional.of(character.charAt(0));
    }

    private Optional<Mapping> mapping(String fields, Blank blank) {
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        var parameter = route.parameters().get("fields");
        if (!parameter.block() && fields.contains("=") && fields.indexOf('=') != fields.lastIndexOf('=')) {
            problem(parameter.place(), "the mapping loses its line breaks.", "Begin it with 'value: |'.");
            return Optional.empty();
        }
        try {
            return Optional.of(Mapping.compile(fields, parameter.place(), blank).withOptional(optional()));
        } catch (MappingProblems e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    private void checkKey(Mapping mapping, Operation operation, String key) {
        if (mapping.rest().isPresent()) {
            return;
        }
        if (!text("unique").isEmpty() && mapping.field(text("unique")).isEmpty()) {
            problem(
                    place("unique"),
                    "the mapping gives no value for the unique field '" + text("unique") + "'.",
                    "Add a line '" + text("unique") + " = …' to fields.");
        }
        if (operation != Operation.INSERT
                && !key.isEmpty()
                && mapping.field(key).isEmpty()) {
            problem(
                    place("key"),
                    "the mapping gives no value for the key '" + key + "'.",
                    "Add a line '" + key + " = …' to fields.");
        }
    }

    private Set<String> optional() {
        return Stream.of(text("optional").split(text("optional").contains("\n") ? "\n" : ","))
                .map(ColumnName::plain)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    private void checkOptional(Mapping mapping) {
        mapping.optional().stream()
                .filter(name -> !mapping.names().contains(name))
                .sorted()
                .forEach(name -> problem(
                        place("optional"),
                        "no expression reads '" + name + "', which optional lists.",
                        NearestName.of(name, mapping.names())
                                .map(near -> "Did you mean '" + near + "'?")
                                .orElse("Remove it there.")));
    }

    private String required(String name) {
        var value = text(name);
        if (value.isEmpty()) {
            problem(
                    place(name),
                    "flow '%s' gives no value for '%s', which %s needs.".formatted(route.id(), name, route.template()),
                    "Add it under parameters.");
        }
        return value;
    }

    private String text(String name) {
        var parameter = route.parameters().get(name);
        return parameter == null
                ? ""
                : parameter.value().strip().isEmpty()
                        ? ""
                        : name.equals("fields")
                                ? parameter.value()
                                : parameter.value().strip();
    }

    private Place place(String name) {
        var parameter = route.parameters().get(name);
        return parameter == null ? route.place() : parameter.place();
    }

    private void problem(Place place, String what, String fix) {
        problems.add(new Problem(place, what, fix));
    }
}
