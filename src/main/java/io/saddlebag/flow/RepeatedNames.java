package io.saddlebag.flow;

import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Names that a routes file gives twice in one place: YAML and Camel would take one of the two values and drop the other. */
final class RepeatedNames {

    /** Lists whose items are told apart by their {@code name}. */
    private static final Set<String> LISTS = Set.of("parameters", "beans");

    private final String shownAs;
    private final List<Problem> problems = new ArrayList<>();

    /** An alias stands for a node that is elsewhere, perhaps around it. */
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private RepeatedNames(String shownAs) {
        this.shownAs = shownAs;
    }

    /** In the order of the file. */
    static List<Problem> in(Node root, String shownAs) {
        var names = new RepeatedNames(shownAs);
        names.walk(root);
        return names.problems;
    }

    private void walk(Node node) {
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(this::walk);
        } else if (node instanceof MappingNode mapping) {
            var first = new HashMap<String, Node>();
            mapping.getValue().forEach(member -> walk(member, first));
        }
    }

    private void walk(NodeTuple member, Map<String, Node> first) {
        var name = textOf(member.getKeyNode());
        name.ifPresent(given -> claim("'" + given + "'", given, member.getKeyNode(), first));
        if (name.filter(LISTS::contains).isPresent() && member.getValueNode() instanceof SequenceNode list) {
            items(list, name.get());
        } else {
            walk(member.getValueNode());
        }
    }

    /** The name of an item comes before what is in it. */
    private void items(SequenceNode list, String kind) {
        var first = new HashMap<String, Node>();
        for (Node item : list.getValue()) {
            FlowFile.member(item, "name").ifPresent(node -> textOf(node)
                    .ifPresent(name -> claim("the " + one(kind) + " '" + name + "'", name, node, first)));
            walk(item);
        }
    }

    private static String one(String kind) {
        return kind.substring(0, kind.length() - 1);
    }

    private void claim(String told, String name, Node node, Map<String, Node> first) {
        var before = first.putIfAbsent(name, node);
        if (before != null) {
            problems.add(new Problem(
                    new Place(shownAs, FlowFile.line(node)),
                    "%s is given a second time; the first is on line %d.".formatted(told, FlowFile.line(before)),
                    "Keep one of the two."));
        }
    }

    private static Optional<String> textOf(Node node) {
        return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }
}
