package io.saddlebag.flow;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.apache.camel.dsl.yaml.common.YamlDeserializationContext;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Camel's YAML loader with two changes to each templatedRoute: the mapping under {@code fields} is kept from Camel, which
 * would take {@code {"a": {"b": 1}}} for a broken placeholder, and the template gets the route's id as its parameter
 * {@code flow}, since {@code {{routeId}}} does not resolve in a template. Found by Camel in the registry.
 */
public final class FlowLoader extends YamlRoutesBuilderLoader {

    @Override
    protected RouteBuilder builder(YamlDeserializationContext context, Node root) {
        if (root instanceof SequenceNode items) {
            for (Node item : items.getValue()) {
                FlowFile.member(item, "templatedRoute").ifPresent(FlowLoader::prepare);
            }
        }
        return super.builder(context, root);
    }

    private static void prepare(Node route) {
        if (FlowFile.member(route, "parameters").orElse(null) instanceof SequenceNode parameters) {
            parameters.getValue().forEach(FlowLoader::keepMapping);
            FlowFile.text(route, "routeId")
                    .ifPresent(id -> parameters.getValue().add(flow(id)));
        }
    }

    private static void keepMapping(Node parameter) {
        if (parameter instanceof MappingNode entry
                && FlowFile.text(entry, "name").filter("fields"::equals).isPresent()) {
            entry.getValue()
                    .removeIf(tuple -> tuple.getKeyNode() instanceof ScalarNode key
                            && key.getValue().equals("value"));
            entry.getValue().add(tuple("value", "compiled apart"));
        }
    }

    private static Node flow(String id) {
        return new MappingNode(
                Tag.MAP, new ArrayList<>(List.of(tuple("name", "flow"), tuple("value", id))), FlowStyle.FLOW);
    }

    private static NodeTuple tuple(String name, String value) {
        return new NodeTuple(scalar(name), scalar(value));
    }

    private static ScalarNode scalar(String value) {
        return new ScalarNode(Tag.STR, value, ScalarStyle.DOUBLE_QUOTED);
    }
}
