package io.saddlebag.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saddlebag.secrets.Secrets;
import java.util.Map;

/**
 * One event. What is empty, or a line of 0, is left out of the JSON.
 *
 * @param file as the log names it; for messages the queue's name and the message's
 * @param line of the source, 1-based
 * @param code Salesforce's or ours for a dead letter, the cause of a pause in one word
 * @param message one sentence for a person, without values of records
 * @param counts numbers by name, {@code rows}
 */
public record Event(
        Kind kind, String flow, String file, long line, String code, String message, Map<String, Long> counts) {

    /** As the README lists them; programs have to expect others. */
    public enum Kind {
        DEAD_LETTER("dead-letter"),
        FILE_DONE("file-done"),
        FILE_SET_ASIDE("file-set-aside"),
        FILE_NOTICE("file-notice"),
        FLOW_PAUSED("flow-paused"),
        FLOW_RESUMED("flow-resumed"),
        SIGN_IN_NEEDED("sign-in-needed");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public static Event ofFlow(Kind kind, String flow, String code, String message) {
        return new Event(kind, flow, "", 0, code, message, Map.of());
    }

    public static Event ofFile(Kind kind, String flow, String file, long line, String message) {
        return new Event(kind, flow, file, line, "", message, Map.of());
    }

    public static Event ofRow(String flow, String file, long line, String code, String message) {
        return new Event(Kind.DEAD_LETTER, flow, file, line, code, message, Map.of());
    }

    /**
     * Known secrets are masked, as in the log.
     *
     * @param at when it happened, as ISO 8601
     */
    String json(String at) {
        var json =
                JsonNodeFactory.instance.objectNode().put("kind", kind.word()).put("at", at);
        put(json, "flow", flow);
        put(json, "file", file);
        if (line > 0) {
            json.put("line", line);
        }
        put(json, "code", code);
        put(json, "message", message);
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(count -> json.put(count.getKey(), count.getValue()));
        return json.toString();
    }

    private static void put(ObjectNode json, String member, String text) {
        if (!text.isEmpty()) {
            json.put(member, Secrets.hidden(text));
        }
    }
}
