package io.saddlebag.salesforce;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Asks Salesforce for the fields of one object until it answers or something stops it. Used by one thread at a time. */
public final class Describing {

    private final Attempts attempts;
    private final String object;
    private final Function<String, Describing> others;
    private Optional<ObjectDescribe> describe = Optional.empty();
    private Optional<Trouble> trouble = Optional.empty();

    public Describing(String object, RetryPolicy policy, RetryAfter retryAfter, Clock clock, RandomGenerator random) {
        this.object = object;
        this.attempts = new Attempts(policy, retryAfter, clock, random);
        this.others = other -> new Describing(other, policy, retryAfter, clock, random);
    }

    /** The same question about another object. */
    public Describing of(String other) {
        return others.apply(other);
    }

    public boolean open() {
        return describe.isEmpty() && trouble.isEmpty();
    }

    /** How long to wait before asking, in milliseconds. */
    public long pause() {
        return attempts.pause().toMillis();
    }

    public void settle(ObjectDescribe answer) {
        describe = Optional.of(answer);
    }

    /** Takes an answer in which there are no fields. */
    public void settleWithoutFields() {
        settle(new Answer.Lost("The answer to describe holds no fields."));
    }

    /** Takes an answer that is no describe. */
    public void settle(Answer answer) {
        if (answer instanceof Answer.RefusedWhole refused) {
            refused(refused.status(), refused.error());
        } else if (answer instanceof Answer.Stopped stopped) {
            trouble = Optional.of(stopped.trouble());
        } else if (answer instanceof Answer.SignedInAgain) {
            trouble = attempts.afterRenewal();
        } else if (answer instanceof Answer.Unreached unreached) {
            trouble = attempts.again(unreached.reason());
        } else {
            trouble = attempts.again("Salesforce's answer to describe was not understood.");
        }
    }

    private void refused(int status, ApiError error) {
        trouble = switch (Remedies.forCall(status, error)) {
            case CALL_AGAIN -> attempts.again(Troubles.sentence(status, error));
            case WAIT_FOR_ORG -> Troubles.ofOrg(error);
            case WAIT_FOR_LIMIT -> Optional.of(Troubles.limit(error.message()));
            case SIGN_IN, STOP_SIGN_IN -> Optional.of(Troubles.signIn(error, ""));
            default -> Optional.of(Troubles.unknownObject(object, status, error));
        };
    }

    public Optional<ObjectDescribe> describe() {
        return describe;
    }

    public Optional<Trouble> trouble() {
        return trouble;
    }
}
