package io.saddlebag.flow;

import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * What a file in {@code routes/} says, with the line of everything in it. Camel reads the same file to build the routes, but
 * forgets the lines, and mistakes are to be named by theirs.
 */
record FlowFile(
        List<TemplatedRoute> templatedRoutes, List<Named> templates, List<Named> routes, List<Problem> problems) {

    private static final List<String> ITEMS =
            List.of("route", "from", "routeTemplate", "templatedRoute", "routeConfiguration");

    private static final List<String> ROUTES =
            List.of("templatedRoute", "routeTemplate", "route", "from", "routeConfiguration");

    /**
     * A parameter's value, and the line on which its text begins.
     *
     * @param block whether the value keeps its line breaks ({@code value: |})
     */
    record Parameter(String value, Place place, boolean block) {}

    /** A route or a route template that has an id. */
    record Named(String id, Place place) {}

    /** One {@code templatedRoute}: a template, an id and parameters in the order they stand. */
    record TemplatedRoute(Place place, String template, String id, Map<String, Parameter> parameters) {}

    static FlowFile read(Path file, String shownAs) {
        var read = new FlowFile(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (InputStream yaml = Files.newInputStream(file)) {
            new Compose(LoadSettings.builder().setLabel(shownAs).build())
                    .composeInputStream(yaml)
                    .ifPresent(root -> read.items(root, shownAs));
        } catch (MarkedYamlEngineException e) {
            var line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            read.problems.add(new Problem(
                    new Place(shownAs, line),
                    "this is not valid YAML (" + detail(e) + ").",
                    "Check the indentation, quotes and brackets here and in the line above."));
        } catch (IOException e) {
            read.problems.add(
                    new Problem(new Place(shownAs, 0), "the file cannot be read (" + e.getMessage() + ").", ""));
        }
        return read;
    }

    /**
     * Whether a file under any name holds routes. YAML of another program does not; what is no YAML may, where it is named so.
     */
    static boolean mayHoldRoutes(Path file) {
        try (InputStream yaml = Files.newInputStream(file)) {
            return new Compose(LoadSettings.builder().build())
                    .composeInputStream(yaml)
                    .filter(root -> root instanceof SequenceNode items
                            ? items.getValue().stream().anyMatch(FlowFile::isRoute)
                            : isRoute(root))
                    .isPresent();
        } catch (YamlEngineException e) {
            return file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.ya?ml.*");
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isRoute(Node item) {
        return ROUTES.stream().anyMatch(word -> member(item, word).isPresent());
    }

    private void items(Node root, String shownAs) {
        problems.addAll(RepeatedNames.in(root, shownAs));
        if (!(root instanceof SequenceNode items)) {
            problems.add(new Problem(
                    new Place(shownAs, line(root)), "a routes file is a list, so each item begins with '- '.", ""));
            return;
        }
        for (Node item : items.getValue()) {
            checkMembers(item, shownAs);
            named(item, "route", shownAs).ifPresent(routes::add);
            named(item, "routeTemplate", shownAs).ifPresent(templates::add);
            member(item, "templatedRoute")
                    .ifPresent(route -> templatedRoutes.add(templatedRoute(route, item, shownAs)));
        }
    }

    private static Optional<Named> named(Node item, String kind, String shownAs) {
        return member(item, kind)
                .flatMap(each -> text(each, "id"))
                .map(id -> new Named(id, new Place(shownAs, line(item))));
    }

    private void checkMembers(Node item, String shownAs) {
        for (String name : ITEMS) {
            if (member(item, name)
                    .filter(node -> !(node instanceof MappingNode))
                    .isPresent()) {
                problems.add(new Problem(
                        new Place(shownAs, line(item)),
                        "'" + name + "' has no members.",
                        "Write them in lines of their own below it, indented further."));
            }
        }
    }

    private static String detail(MarkedYamlEngineException failure) {
        return String.valueOf(failure.getProblem()).replaceAll("[.\\s]+$", "");
    }

    private static TemplatedRoute templatedRoute(Node route, Node item, String shownAs) {
        var parameters = new LinkedHashMap<String, Parameter>();
        for (Node list : members(route, "parameters")) {
            for (Node entry : list instanceof SequenceNode entries ? entries.getValue() : List.<Node>of()) {
                text(entry, "name").ifPresent(name -> member(entry, "value")
                        .filter(ScalarNode.class::isInstance)
                        .ifPresent(value -> parameters.put(name, parameter((ScalarNode) value, shownAs))));
            }
        }
        return new TemplatedRoute(
                new Place(shownAs, line(item)),
                text(route, "routeTemplateRef").orElse(""),
                text(route, "routeId").orElse(""),
                parameters);
    }

    private static Parameter parameter(ScalarNode value, String shownAs) {
        boolean literal = value.getScalarStyle() == ScalarStyle.LITERAL;
        return new Parameter(value.getValue(), new Place(shownAs, line(value) + (literal ? 1 : 0)), literal);
    }

    static Optional<Node> member(Node node, String name) {
        return members(node, name).stream().findFirst();
    }

    /** More than one where the name is repeated, which is a mistake. */
    private static List<Node> members(Node node, String name) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode key
                                && key.getValue().equals(name))
                        .map(tuple -> tuple.getValueNode())
                        .toList()
                : List.of();
    }

    static Optional<String> text(Node node, String name) {
        return member(node, name).filter(ScalarNode.class::isInstance).map(value -> ((ScalarNode) value).getValue());
    }

    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
