package io.saddlebag.salesforce;

import java.util.Optional;
import java.util.function.Consumer;
import org.apache.camel.Exchange;

/**
 * The bean that the routes ask after each call: it reads the answer, renews the login where that helps, and tells the
 * {@link Delivery}.
 */
public final class Outcomes {

    /** The token that the call carries, kept so that a late 401 does not throw away a newer token. */
    private static final String TOKEN = "saddlebag.token";

    private final SignIn signIn;
    private final CallSlots slots;
    private final Consumer<ApiUsage> usage;

    /**
     * @param slots are held while a call is under way
     * @param usage is told what each answer says of the org's API requests
     */
    public Outcomes(SignIn signIn, CallSlots slots, Consumer<ApiUsage> usage) {
        this.signIn = signIn;
        this.slots = slots;
        this.usage = usage;
    }

    /**
     * Waits until the call may be made and remembers the token that it will carry; stands in the route just before the {@code
     * salesforce:} endpoint.
     */
    public void expect(Exchange exchange) {
        slots.take(exchange);
        Optional.ofNullable(exchange.getProperty("delivery", Delivery.class)).ifPresent(Delivery::leaves);
        exchange.setProperty(TOKEN, signIn.token().orElse(null));
    }

    /** Settles the call that was just made, if it was, whose answer is the body or the exception that the route passed on. */
    public void settle(Exchange exchange) {
        var delivery = exchange.getProperty("delivery", Delivery.class);
        if (!delivery.leaving()) {
            slots.giveBack(exchange);
            return;
        }
        delivery.settle(caught(exchange).orElseGet(() -> understood(delivery, exchange)));
        if (!delivery.inDoubtUntilWritten()) {
            slots.giveBack(exchange);
        }
    }

    private static Answer understood(Delivery delivery, Exchange exchange) {
        var body = exchange.getMessage().getBody();
        return delivery.looksUp()
                ? Answers.toLookup(delivery.target(), body)
                : Answers.toWrite(delivery.target().operation(), body, delivery.size());
    }

    /** What went wrong with the call that was just made; empty when an answer came. */
    public Optional<Answer> failure(Exchange exchange) {
        var failure = caught(exchange);
        slots.giveBack(exchange);
        return failure;
    }

    private Optional<Answer> caught(Exchange exchange) {
        Optional.ofNullable(exchange.getMessage().getHeader("Sforce-Limit-Info", String.class))
                .flatMap(ApiUsage::read)
                .ifPresent(usage);
        if (exchange.removeProperty(Exchange.EXCEPTION_CAUGHT) instanceof Throwable caught) {
            // A renewal can take long.
            slots.giveBack(exchange);
            return Optional.of(afterRenewal(Answers.toFailure(caught), exchange));
        }
        return Optional.empty();
    }

    private Answer afterRenewal(Answer answer, Exchange exchange) {
        if (!(answer instanceof Answer.RefusedWhole refused)) {
            return answer;
        }
        var token = Optional.ofNullable(exchange.getProperty(TOKEN, String.class));
        return switch (Remedies.forCall(refused.status(), refused.error())) {
            case SIGN_IN -> signIn.renew(token).map(Answers::withoutLogin).orElseGet(Answer.SignedInAgain::new);
            case STOP_SIGN_IN -> new Answer.Stopped(Troubles.signIn(refused.error(), signIn.refusedForGood(token)));
            default -> answer;
        };
    }
}
