package io.saddlebag.deadletter;

import io.saddlebag.ledger.Ledger;
import java.nio.file.Path;
import java.util.List;

/** Dead letters to be given up, by whoever runs the flows. */
public record DiscardRequest(List<String> ids, String why) {

    /** How the ledger's requests call it. */
    public static final String KIND = "discard";

    public DiscardRequest {
        ids = List.copyOf(ids);
    }

    /** Carries it out in this process, dead-letter files included. */
    public DiscardReport carryOut(Path home, Ledger ledger) {
        var discarded = ledger.deadLetters().discard(ids, why);
        new DeadLetterFiles(home, ledger).refresh();
        return new DiscardReport(discarded);
    }
}
