package io.saddlebag;

import io.saddlebag.records.Problem;
import io.saddlebag.words.Words;
import java.util.List;

/** Saddlebag was not started, for all these reasons; nothing was sent. */
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public CannotStart(List<Problem> problems) {
        super(Words.count(problems.size(), "problem"));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
