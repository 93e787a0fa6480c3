package io.saddlebag.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A JSON record with the names of its members as mappings find them, at every depth. */
final class PlainNames {

    private PlainNames() {}

    /** The record itself where nothing is to be changed, which is nearly always. */
    static ObjectNode of(ObjectNode object) {
        return arePlain(object) ? object : (ObjectNode) copy(object);
    }

    private static boolean arePlain(JsonNode node) {
        for (var member : node.properties()) {
            if (!ColumnName.plain(member.getKey()).equals(member.getKey())) {
                return false;
            }
        }
        for (JsonNode child : node) {
            if (child.isContainerNode() && !arePlain(child)) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode copy(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(element -> array.add(copy(element)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(member -> object.set(ColumnName.plain(member.getKey()), copy(member.getValue())));
        return object;
    }
}
