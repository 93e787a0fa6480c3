package io.saddlebag.salesforce;

import java.time.Instant;

/** What is known of a record of an interrupted call after it was looked for. */
public sealed interface Verdict {

    /** Salesforce has it. */
    record Stored(String id) implements Verdict {}

    /** Salesforce does not have it, and the call cannot bring it any more. */
    record NotStored() implements Verdict {}

    /** The call may still be running: it is to be looked for again at this time, by Salesforce's clock. */
    record Later(Instant at) implements Verdict {}

    /**
     * Nobody can tell.
     *
     * @param forNow whether a call that is under way may still explain it
     */
    record Unclear(String reason, boolean forNow) implements Verdict {
        public Unclear(String reason) {
            this(reason, false);
        }
    }
}
