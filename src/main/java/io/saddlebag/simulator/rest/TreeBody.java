package io.saddlebag.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saddlebag.simulator.http.JsonBody;
import io.saddlebag.simulator.http.Refusal;
import io.saddlebag.simulator.schema.ChildRelationship;
import io.saddlebag.simulator.schema.SObject;
import io.saddlebag.simulator.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the body of an sObject tree, and refuses whole what is too large or has no names (contract sheet, section 3.4). */
final class TreeBody {

    private static final int RECORDS = 200;
    private static final int LEVELS = 5;
    private static final int TYPES = 5;

    private final Schema schema;
    private final JsonBody body;

    TreeBody(Schema schema, JsonBody body) {
        this.schema = schema;
        this.body = body;
    }

    /** The records, each level behind the one above it, in which order they are written and answered. */
    List<TreeNode> read(SObject top) {
        var all = new ArrayList<TreeNode>();
        var level = records(top, body.tree().path("records"), "/records", Optional.empty());
        for (int depth = 1; !level.isEmpty(); depth++) {
            require(depth <= LEVELS, "", "The tree has more than " + LEVELS + " levels.");
            var below = new ArrayList<TreeNode>();
            for (var node : level) {
                all.add(own(node, below));
            }
            level = below;
        }
        requireRoom(all);
        requireNames(all);
        return all;
    }

    /** The record alone; its children are put behind those already found on the level below. */
    private TreeNode own(TreeNode node, List<TreeNode> below) {
        var own = ((ObjectNode) node.record()).deepCopy();
        var relationships = relationships(node.type());
        for (var member : node.record().properties()) {
            var down = relationships.get(member.getKey());
            if (down != null && member.getValue().has("records")) {
                own.remove(member.getKey());
                below.addAll(records(
                        down.child(),
                        member.getValue().path("records"),
                        node.pointer() + "/" + member.getKey() + "/records",
                        Optional.of(new TreeNode.Parent(node.referenceId(), down.reference()))));
            }
        }
        return new TreeNode(node.type(), node.referenceId(), own, node.pointer(), node.parent());
    }

    private Map<String, ChildRelationship> relationships(SObject type) {
        var byName = new TreeMap<String, ChildRelationship>(String.CASE_INSENSITIVE_ORDER);
        ChildRelationship.of(schema, type)
                .forEach(down -> down.name().ifPresent(name -> byName.putIfAbsent(name, down)));
        return byName;
    }

    private List<TreeNode> records(SObject type, JsonNode array, String pointer, Optional<TreeNode.Parent> parent) {
        if (!array.isArray()) {
            throw body.refusal("Cannot deserialize instance of list from " + JsonBody.kind(array), pointer);
        }
        var nodes = new ArrayList<TreeNode>(array.size());
        for (int n = 0; n < array.size(); n++) {
            nodes.add(node(type, array.get(n), pointer + "/" + n, parent));
        }
        return nodes;
    }

    private TreeNode node(SObject type, JsonNode record, String pointer, Optional<TreeNode.Parent> parent) {
        if (!record.isObject()) {
            throw body.refusal("Cannot deserialize instance of object from " + JsonBody.kind(record), pointer);
        }
        var named = record.at("/attributes/type").asText();
        var referenceId = record.at("/attributes/referenceId").asText();
        require(
                named.equalsIgnoreCase(type.name()),
                referenceId,
                "The type in the attributes, '" + named + "', is not " + type.name() + ".");
        return new TreeNode(type, referenceId, record, pointer, parent);
    }

    private static void requireRoom(List<TreeNode> nodes) {
        require(!nodes.isEmpty(), "", "The tree has no records.");
        require(nodes.size() <= RECORDS, "", "The tree has more than " + RECORDS + " records.");
        var types = nodes.stream().map(TreeNode::type).distinct().count();
        require(types <= TYPES, "", "The tree has more than " + TYPES + " types of records.");
    }

    private static void requireNames(List<TreeNode> nodes) {
        var seen = new ArrayList<String>();
        for (var node : nodes) {
            var id = node.referenceId();
            require(!id.isEmpty(), "", "Include a reference ID for each record in the request.");
            require(!seen.contains(id), id, "Duplicate ReferenceId provided in the request.");
            seen.add(id);
        }
    }

    private static void require(boolean fulfilled, String referenceId, String message) {
        if (!fulfilled) {
            throw new Refusal(TreeAnswers.refused(referenceId, message));
        }
    }
}
