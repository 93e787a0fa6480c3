package io.saddlebag.records;

import java.util.Optional;

/** A file cannot be read, or not from some line on; what was read before stays good. */
public final class UnreadableFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Optional<Rest> rest;

    UnreadableFile(Problem problem, Optional<Rest> rest) {
        super(problem.toString());
        this.problem = problem;
        this.rest = rest;
    }

    /** Where, what and what to do, for the user. */
    public Problem problem() {
        return problem;
    }

    /** What was not read, when rows were read before it; empty when nothing was read, or nothing is left. */
    public Optional<Rest> rest() {
        return rest;
    }
}
