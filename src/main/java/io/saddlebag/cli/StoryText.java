package io.saddlebag.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saddlebag.ledger.DeadLetter;
import io.saddlebag.ledger.DeadLetterEvent;
import io.saddlebag.operations.Columns;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A dead letter's story for a person and for machines. The row itself stays out: it is a customer's. */
record StoryText(DeadLetter dead, List<DeadLetterEvent> events) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    List<String> lines(ZoneId zone) {
        var lines = new ArrayList<String>();
        lines.add("%s  %s  %s  %s, %s"
                .formatted(dead.id(), dead.flow(), dead.place(), state(), Words.count(dead.attempts(), "attempt")));
        lines.addAll(Columns.aligned(events.stream()
                .map(event -> List.of(
                        "  " + local(event.at(), zone),
                        event.event(),
                        event.code().orElse(""),
                        event.message()))
                .toList()));
        return lines;
    }

    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("id", dead.id())
                .put("flow", dead.flow())
                .put("place", dead.place().toString());
        json.put("state", state()).put("attempts", dead.attempts());
        dead.note().ifPresent(note -> json.put("note", note));
        dead.descends().ifPresent(ancestor -> json.put("descends", ancestor));
        var story = json.putArray("story");
        for (var event : events) {
            var node = story.addObject();
            node.put("at", event.at().toString()).put("event", event.event());
            event.code().ifPresent(code -> node.put("code", code));
            node.put("message", event.message());
        }
        return json;
    }

    private String state() {
        return dead.state().name().toLowerCase(Locale.ROOT);
    }

    private static String local(Instant time, ZoneId zone) {
        return TIME.format(time.atZone(zone));
    }
}
