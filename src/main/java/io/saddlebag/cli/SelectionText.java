package io.saddlebag.cli;

import io.saddlebag.deadletter.Selection;
import io.saddlebag.ledger.DeadLetterState;
import io.saddlebag.words.Words;
import java.util.ArrayList;
import java.util.List;

/** Tells what a command is about to touch, and what it leaves alone. */
final class SelectionText {

    private SelectionText() {}

    /** @param what {@code would be sent again} */
    static List<String> of(Selection selection, String what) {
        var lines = new ArrayList<String>();
        selection
                .byFlow()
                .forEach((flow, ids) ->
                        lines.add(flow + ": " + Words.count(ids.size(), "dead letter") + " " + what + "."));
        if (selection.size() == 0) {
            lines.add("No dead letter fits.");
        }
        selection.leftAlone().forEach((state, count) -> lines.add(Words.number(count) + " " + leftAlone(state)));
        return lines;
    }

    private static String leftAlone(DeadLetterState state) {
        return switch (state) {
            case HELD -> "held for a person to decide: left alone. Name them by --id or --code, or see --overwrite.";
            case WAITING ->
                "waiting to be sent again, or to be looked for in Salesforce: left alone, that happens by itself. Name them by"
                        + " --id to hurry.";
            case REPLAYING -> "being sent again just now: left alone.";
            case OPEN, SETTLED, DISCARDED, REPLACED -> "left alone.";
        };
    }
}
