package io.saddlebag.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Finds {@code {{name}}} in the texts of a file of routes. Those with a default, or that may be missing, are left out. */
final class Placeholders {

    private static final Pattern NAME = Pattern.compile("\\{\\{([\\w.-]+)}}");

    /** Below these, names are those of parameters. */
    private static final Set<String> TEMPLATES = Set.of("routeTemplate", "templatedRoute");

    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Mention> found = new ArrayList<>();

    private Placeholders() {}

    static List<Mention> in(Node node) {
        var placeholders = new Placeholders();
        placeholders.walk(node);
        return placeholders.found;
    }

    private void walk(Node node) {
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(this::walk);
        } else if (node instanceof MappingNode members) {
            members.getValue().stream()
                    .filter(member ->
                            !(member.getKeyNode() instanceof ScalarNode key && TEMPLATES.contains(key.getValue())))
                    .forEach(member -> walk(member.getValueNode()));
        } else if (node instanceof ScalarNode text) {
            NAME.matcher(text.getValue())
                    .results()
                    .forEach(name -> found.add(new Mention.Placeholder(name.group(1), RouteWalk.line(node))));
        }
    }

    /** Camel asks the system properties and the environment as well; settings of ours that it gets begin so. */
    static boolean isKnown(String name, Map<String, String> settings) {
        return settings.containsKey(name)
                || name.startsWith("saddlebag.")
                || System.getProperty(name) != null
                || System.getenv(name) != null
                || System.getenv(name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_")) != null;
    }
}
