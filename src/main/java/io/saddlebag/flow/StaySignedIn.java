package io.saddlebag.flow;

import io.saddlebag.ledger.Ledger;
import io.saddlebag.salesforce.Trouble;
import io.saddlebag.salesforce.login.SalesforceSignIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bean that signs in when nothing else did for long. An app's policy may end a refresh token that lies unused for some
 * days (contract sheet, section 1.2), and a session that lives on by use never uses it; and a login that is gone is to be
 * noticed before the next file comes, not by it.
 */
public final class StaySignedIn {

    private static final Logger LOG = LoggerFactory.getLogger(StaySignedIn.class);

    /** Under this name the status tells that the sign-in waits: flows may go on meanwhile, with the session that they have. */
    private static final String ITSELF = "sign-in";

    private final SalesforceSignIn signIn;
    private final Set<String> flows;
    private final Ledger ledger;
    private final PauseNotice notice;
    private final Duration atLeastEvery;
    private final Duration retryAfter;
    private final Clock clock;
    private Optional<Trouble> told = Optional.empty();

    /**
     * @param atLeastEvery how old a sign-in may be; zero for any age
     * @param retryAfter when a sign-in that failed is tried again, where Salesforce did not say
     */
    public StaySignedIn(
            SalesforceSignIn signIn,
            Flows flows,
            Pauses pauses,
            Ledger ledger,
            Describes describes,
            Duration atLeastEvery,
            Duration retryAfter,
            Clock clock) {
        this.signIn = signIn;
        this.flows = flows.byId().keySet();
        this.ledger = ledger;
        this.notice = new PauseNotice(pauses, ledger, describes);
        this.atLeastEvery = atLeastEvery;
        this.retryAfter = retryAfter;
        this.clock = clock;
    }

    /** Signs in where it is time, and lets the flows wait or go on accordingly. */
    public synchronized void look() {
        try {
            signInOrGoOn();
        } catch (RuntimeException e) {
            // No flow's route: the handling of their failures would look for a file. The next look is a second away.
            LOG.warn("Whether the login lasts could not be looked at: {}", e.getMessage());
        }
    }

    private void signInOrGoOn() {
        // Found by this bean, or by a flow's file, which waits for the next sign-in of either.
        boolean waited = told.isPresent() || signIn.failure().isPresent();
        if (!atLeastEvery.isZero()) {
            signInOrTell();
        }
        if (waited && signIn.failure().isEmpty()) {
            told = Optional.empty();
            ledger.pauses().resume(ITSELF);
            notice.signedIn();
        }
    }

    private void signInOrTell() {
        // Read before it is asked whether it is time: a file that signs in meanwhile has made this sign-in needless.
        var token = signIn.token();
        if (isDue()) {
            signIn.renew(token).ifPresent(this::tell);
        } else if (told.isEmpty()) {
            // A file found it, and only its own flow waits so far.
            signIn.trouble().filter(trouble -> trouble.kind().stopsEveryCall()).ifPresent(this::tell);
        }
    }

    private boolean isDue() {
        return signIn.hasNewLogin()
                || signIn.lastTried()
                        .map(tried -> !clock.instant().isBefore(next(tried)))
                        .orElse(true);
    }

    private Instant next(Instant tried) {
        return signIn.failure().isEmpty()
                ? tried.plus(atLeastEvery)
                : told.flatMap(Trouble::until).orElseGet(() -> tried.plus(retryAfter));
    }

    private void tell(Trouble trouble) {
        boolean again = told.map(Trouble::what).filter(trouble.what()::equals).isPresent();
        told = Optional.of(trouble);
        if (!trouble.kind().stopsEveryCall()) {
            ledger.pauses().pause(ITSELF, trouble.kind().word(), trouble.what(), Optional.of(next(clock.instant())));
            if (!again) {
                LOG.warn("{} Tried again in {} s.", trouble.what(), retryAfter.toSeconds());
            }
        } else if (!again) {
            ledger.pauses().resume(ITSELF);
            notice.pauseAll(flows, trouble);
        }
    }
}
