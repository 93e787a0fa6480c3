package io.saddlebag.simulator.oauth;

import io.saddlebag.simulator.http.Answer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Answers that were ordered for an endpoint, whatever it would have said: the next ones in turn, then the standing one. */
final class Orders {

    private final Deque<Answer> next = new ArrayDeque<>();
    private Optional<Answer> always = Optional.empty();

    synchronized void next(Answer answer) {
        next.addLast(answer);
    }

    synchronized void always(Optional<Answer> answer) {
        always = answer;
    }

    synchronized Optional<Answer> take() {
        return next.isEmpty() ? always : Optional.of(next.pollFirst());
    }
}
