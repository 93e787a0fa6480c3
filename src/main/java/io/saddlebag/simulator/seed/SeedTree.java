package io.saddlebag.simulator.seed;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.saddlebag.simulator.http.JsonBody;
import java.util.function.BiConsumer;

/** A seed's JSON, walked through in such a way that a mistake is told with its line. */
record SeedTree(JsonBody json) {

    /** What is done with a part of the seed; the pointer says where it stands. */
    @FunctionalInterface
    interface Work extends BiConsumer<JsonNode, JsonPointer> {}

    /** Takes each entry of a list; there need be none. */
    void each(JsonPointer pointer, Work work) {
        var list = json.tree().at(pointer);
        if (list.isMissingNode()) {
            return;
        }
        if (!list.isArray()) {
            throw mistake(pointer, "a list belongs here, in square brackets.");
        }
        for (int n = 0; n < list.size(); n++) {
            at(pointer.appendIndex(n), work);
        }
    }

    /** Takes each member of an object; there need be none. */
    void members(JsonPointer pointer, Work work) {
        var object = json.tree().at(pointer);
        if (object.isMissingNode()) {
            return;
        }
        if (!object.isObject()) {
            throw mistake(pointer, "an object belongs here, in curly brackets.");
        }
        object.fieldNames().forEachRemaining(name -> at(pointer.appendProperty(name), work));
    }

    /** Takes the part at the pointer. */
    void at(JsonPointer pointer, Work work) {
        try {
            work.accept(json.tree().at(pointer), pointer);
        } catch (UnusableSeed e) {
            throw e.atLine(json.line(pointer.toString()));
        } catch (IllegalArgumentException e) {
            // What faults, lengths of time and certificates say of themselves.
            throw new UnusableSeed(e.getMessage()).atLine(json.line(pointer.toString()));
        }
    }

    private UnusableSeed mistake(JsonPointer pointer, String what) {
        return new UnusableSeed(pointer.toString().substring(1), what).atLine(json.line(pointer.toString()));
    }
}
