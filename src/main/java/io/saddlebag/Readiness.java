package io.saddlebag;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Whether something works just now: down while there is a reason why not, with that reason. */
final class Readiness extends AbstractHealthCheck {

    private final Supplier<Optional<String>> trouble;
    private final Supplier<Optional<String>> note;

    /** @param trouble a sentence; empty while all is well */
    Readiness(String name, Supplier<Optional<String>> trouble) {
        this(name, trouble, Optional::empty);
    }

    /** @param note what a person should know while it is up */
    Readiness(String name, Supplier<Optional<String>> trouble, Supplier<Optional<String>> note) {
        super("saddlebag", name);
        this.trouble = trouble;
        this.note = note;
    }

    /** What waits goes on by itself when the cause is gone; a new process would wait for the same. */
    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.up();
        note.get().ifPresent(builder::message);
        trouble.get().ifPresent(reason -> builder.message(reason).down());
    }
}
