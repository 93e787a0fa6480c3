package io.saddlebag.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Walks through the YAML of a file of routes and gathers what it names. */
final class RouteWalk {

    /** Steps whose text is the address of an endpoint; with members they have it under {@code uri}. */
    private static final Set<String> ADDRESSED =
            Set.of("from", "to", "toD", "wireTap", "poll", "deadLetterUri", "afterUri");

    /** Steps whose expression gives the address, or several. */
    private static final Set<String> COMPUTED =
            Set.of("enrich", "pollEnrich", "recipientList", "routingSlip", "dynamicRouter");

    /** These match addresses by a pattern. */
    private static final Set<String> PATTERNS = Set.of("interceptFrom", "interceptSendToEndpoint");

    /** Nothing below them is a step. */
    private static final Set<String> OPAQUE = Set.of("parameters", "properties", "constructors");

    private final UnaryOperator<String> settings;
    /** By an alias a node may stand in several places, in itself too. */
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private final List<Mention> mentions = new ArrayList<>();
    private final Set<String> beans = new HashSet<>();

    /** @param settings gives the value of a placeholder, or null */
    RouteWalk(UnaryOperator<String> settings) {
        this.settings = settings;
    }

    List<Mention> mentions() {
        return mentions;
    }

    /** The beans that the file defines: one may be a component. */
    Set<String> beans() {
        return beans;
    }

    void walk(Node node) {
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(this::walk);
        } else if (node instanceof MappingNode members) {
            members.getValue().forEach(this::member);
        } else if (node instanceof ScalarNode text) {
            namedClass(text);
        }
    }

    private void member(NodeTuple member) {
        var key = text(member.getKeyNode());
        var value = member.getValueNode();
        if (ADDRESSED.contains(key)) {
            address(
                    value instanceof ScalarNode ? value : child(value, "uri").orElse(value),
                    child(value, "parameters"));
        } else if (COMPUTED.contains(key)) {
            computed(value);
        } else if (key.equals("marshal") || key.equals("unmarshal")) {
            formats(value);
        } else if (key.equals("kamelet")) {
            mentions.add(new Mention.Named(Part.COMPONENT, key, line(member.getKeyNode())));
        } else if (key.equals("beans")) {
            beansOf(value);
        } else if (key.equals("beanType") || key.equals("exceptionType")) {
            ofClass(text(value), line(value));
        } else if (key.equals("exception") && value instanceof SequenceNode classes) {
            classes.getValue().forEach(each -> ofClass(text(each), line(each)));
        } else if (CamelJars.names(Part.LANGUAGE).contains(key)) {
            mentions.add(new Mention.Named(Part.LANGUAGE, key, line(member.getKeyNode())));
        } else if (key.equals("language")) {
            child(value, "language")
                    .ifPresent(name -> mentions.add(new Mention.Named(Part.LANGUAGE, text(name), line(name))));
        }
        below(key, value);
    }

    private void below(String key, Node value) {
        if (OPAQUE.contains(key)) {
            scalars(value);
        } else if (PATTERNS.contains(key)) {
            child(value, "steps").ifPresent(this::walk);
            child(value, "afterUri").ifPresent(after -> address(after, Optional.empty()));
        } else {
            walk(value);
        }
    }

    /** Only classes are looked for in them. */
    private void scalars(Node node) {
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(this::scalars);
        } else if (node instanceof MappingNode members) {
            members.getValue().forEach(member -> scalars(member.getValueNode()));
        } else if (node instanceof ScalarNode text) {
            namedClass(text);
        }
    }

    private void address(Node node, Optional<Node> parameters) {
        if (!(node instanceof ScalarNode)) {
            return;
        }
        EndpointText.of(text(node), settings).ifPresent(endpoint -> {
            mentions.add(new Mention.Named(Part.COMPONENT, endpoint.scheme(), line(node)));
            endpoint.options().forEach(name -> mentions.add(new Mention.Option(endpoint, name, line(node))));
            keys(parameters).forEach(key -> mentions.add(new Mention.Option(endpoint, text(key), line(key))));
        });
    }

    private static Stream<Node> keys(Optional<Node> parameters) {
        return parameters.stream()
                .filter(MappingNode.class::isInstance)
                .flatMap(node -> ((MappingNode) node).getValue().stream())
                .map(NodeTuple::getKeyNode)
                .filter(key -> !text(key).contains("{{"));
    }

    /** Only what is fixed of them is known; a bare word may be anything. */
    private void computed(Node step) {
        var expression =
                child(step, "expression").filter(MappingNode.class::isInstance).orElse(step);
        var delimiter = child(step, "delimiter").map(RouteWalk::text).orElse(",");
        Stream.of("constant", "simple")
                .flatMap(language -> child(expression, language).stream())
                .map(found -> child(found, "expression").orElse(found))
                .forEach(found -> Stream.of(text(found).split(Pattern.quote(delimiter)))
                        .filter(item -> item.matches("\\s*[A-Za-z][\\w.+-]*:.*"))
                        .flatMap(item -> EndpointText.of(item, settings).stream())
                        .forEach(endpoint ->
                                mentions.add(new Mention.Named(Part.COMPONENT, endpoint.scheme(), line(found)))));
    }

    private void formats(Node step) {
        if (step instanceof MappingNode members) {
            members.getValue().stream()
                    .filter(member -> DataFormats.isFormat(text(member.getKeyNode())))
                    .forEach(member -> mentions.add(new Mention.Named(
                            Part.DATA_FORMAT,
                            DataFormats.name(
                                    text(member.getKeyNode()),
                                    child(member.getValueNode(), "library")
                                            .map(RouteWalk::text)
                                            .orElse("")),
                            line(member.getKeyNode()))));
        }
    }

    private void beansOf(Node list) {
        if (list instanceof SequenceNode items) {
            for (Node bean : items.getValue()) {
                child(bean, "name").ifPresent(name -> beans.add(text(name)));
                child(bean, "type").ifPresent(type -> ofClass(text(type).replaceFirst("^#class:", ""), line(type)));
            }
        }
    }

    private void namedClass(ScalarNode text) {
        if (text.getValue().startsWith("#class:")) {
            ofClass(text.getValue().substring("#class:".length()), line(text));
        }
    }

    private void ofClass(String name, long line) {
        var bare = name.replaceFirst("\\(.*", "").strip();
        if (bare.matches("[\\p{L}_$][\\w$.]*")) {
            mentions.add(new Mention.OfClass(bare, line));
        }
    }

    private static Optional<Node> child(Node node, String name) {
        return node instanceof MappingNode members
                ? members.getValue().stream()
                        .filter(member -> text(member.getKeyNode()).equals(name))
                        .map(NodeTuple::getValueNode)
                        .findFirst()
                : Optional.empty();
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    static long line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1L).orElse(0L);
    }
}
