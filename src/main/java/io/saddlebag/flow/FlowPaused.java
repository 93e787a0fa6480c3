package io.saddlebag.flow;

/** Tells Camel to leave a file in its inbox, because its flow waits; the trouble has been reported already. */
public final class FlowPaused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FlowPaused(String flow) {
        // No stack trace: nothing is broken.
        super("flow " + flow + " waits", null, false, false);
    }
}
