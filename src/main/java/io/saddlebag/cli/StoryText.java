package io.saddlebag.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saddlebag.ledger.DeadLetter;
import io.saddlebag.ledger.DeadLetterEvent;
import io.saddlebag.operations.Columns;
import io.saddlebag.words.Times;
import io.saddlebag.words.Words;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A dead letter's story for a person and for machines. The row itself stays out: it is a customer's. */
record StoryText(DeadLetter dead, List<DeadLetterEvent> events) {

    List<String> lines(ZoneId zone) {
        var lines = new ArrayList<String>();
        lines.add("%s  %s  %s  %s, %s"
                .formatted(dead.id(), dead.flow(), place(), state(), Words.count(dead.attempts(), "attempt")));
        lines.addAll(Columns.aligned(events.stream()
                .map(event -> List.of(
                        "  " + Times.second(event.at(), zone),
                        event.event(),
                        event.code().orElse(""),
                        event.message()))
                .toList()));
        return lines;
    }

    /** @param zone the one that times are given in */
    ObjectNode json(ZoneId zone) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("id", dead.id())
                .put("flow", dead.flow())
                .put("place", dead.place().toString());
        dead.number().ifPresent(row -> json.put("row", row));
        json.put("state", state()).put("attempts", dead.attempts());
        dead.note().ifPresent(note -> json.put("note", note));
        dead.descends().ifPresent(ancestor -> json.put("descends", ancestor));
        var story = json.putArray("story");
        for (var event : events) {
            var node = story.addObject();
            node.put("at", Times.iso(event.at(), zone)).put("event", event.event());
            event.code().ifPresent(code -> node.put("code", code));
            node.put("message", event.message());
        }
        return json;
    }

    /** {@code inbox/contacts/march.csv:8 (row 7)} */
    private String place() {
        return dead.place()
                + (dead.number().isPresent() ? " (row " + dead.number().getAsLong() + ")" : "");
    }

    private String state() {
        return dead.state().name().toLowerCase(Locale.ROOT);
    }
}
