package io.saddlebag.simulator.seed;

/** A seed that cannot be used; the message says where in it, what is wrong, and what would be right. */
public final class UnusableSeed extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnusableSeed(String where, String what) {
        super(where + ": " + what);
    }
}
