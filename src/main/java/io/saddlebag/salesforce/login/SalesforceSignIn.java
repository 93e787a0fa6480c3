package io.saddlebag.salesforce.login;

import io.saddlebag.salesforce.NotSignedIn;
import io.saddlebag.salesforce.OrgClock;
import io.saddlebag.salesforce.RecordId;
import io.saddlebag.salesforce.RetryAfter;
import io.saddlebag.salesforce.SignIn;
import io.saddlebag.salesforce.Trouble;
import io.saddlebag.salesforce.login.SignInError.Effect;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceHttpClient;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.internal.SalesforceSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sign-in of a running process: gives camel-salesforce its component, gets new access tokens, and knows when the login is
 * gone for good. Then nothing is asked of Salesforce until somebody has signed in again, which another process may do.
 */
public final class SalesforceSignIn implements SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(SalesforceSignIn.class);

    /** Salesforce counts sign-ins by the hour; asking sooner only prolongs it. */
    private static final Duration LATER = Duration.ofMinutes(15);

    private final LoginSettings settings;
    private final CredentialsStore store;
    private final InstantSource clock;
    private final OrgClock orgClock;
    private final RetryAfter retryAfter;
    private final ClearText clearText;
    private final SignedInComponent component;
    private final VersionCheck versions = new VersionCheck();
    private volatile Optional<Renewing.Renewed> held = Optional.empty();
    private volatile Optional<Instant> lastTried = Optional.empty();
    private volatile Optional<Attempt> failed = Optional.empty();

    /** An attempt to sign in with the login that was stored then, by its fingerprint, and why it failed. */
    private record Attempt(Optional<String> login, SignInFailure failure) {}

    /** @param settings without {@link LoginSettings#problems} */
    public SalesforceSignIn(LoginSettings settings, CredentialsStore store, InstantSource clock) {
        this.settings = settings;
        this.store = store;
        this.clock = clock;
        this.orgClock = new OrgClock(clock);
        this.retryAfter = new RetryAfter(clock);
        this.clearText = new ClearText(settings.allowedHosts());
        this.component = new SignedInComponent(settings.method(Optional.empty()), this::renew, orgClock, retryAfter);
        settings.apiVersion().ifPresent(component::use);
    }

    /** What stands behind {@code salesforce:} in the routes; to be bound under that name before Camel starts. */
    public SalesforceComponent component() {
        return component;
    }

    /** The time at Salesforce, as its answers tell it; this machine's until one has come. */
    public InstantSource orgClock() {
        return orgClock;
    }

    /** How long callers are asked to wait. */
    public RetryAfter retryAfter() {
        return retryAfter;
    }

    @Override
    public Optional<String> token() {
        return Optional.ofNullable(component.getSession()).map(session -> session.getAccessToken());
    }

    @Override
    public Optional<String> user() {
        return identity().map(TokenAnswer.Granted::userId);
    }

    @Override
    public Optional<String> org() {
        return identity().map(TokenAnswer.Granted::orgId).map(RecordId::withoutChecksum);
    }

    private Optional<TokenAnswer.Granted> identity() {
        return Optional.ofNullable(component.getSession())
                .filter(session -> session.getId() != null)
                .map(SalesforceSignIn::granted);
    }

    /** Signs in where no token is held yet. */
    public Optional<Trouble> signIn() {
        return renew(Optional.empty());
    }

    @Override
    public Optional<Trouble> renew(Optional<String> refused) {
        try {
            component.getSession().login(refused.orElse(null));
            return Optional.empty();
        } catch (NotSignedIn notSignedIn) {
            return Optional.of(notSignedIn.trouble());
        } catch (SalesforceException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String refusedForGood(Optional<String> token) {
        var way = Way.of(settings.method(store.read()));
        if (way == Way.UNATTENDED) {
            component.forget(token);
            return "Saddlebag then asks for a new access token by itself.";
        }
        return way.cure();
    }

    /** What the last sign-in gave, even where it is held back. */
    TokenAnswer.Granted granted() {
        return granted(held.<SalesforceSession>map(Renewing.Renewed::renewal).orElseGet(component::getSession));
    }

    private static TokenAnswer.Granted granted(SalesforceSession session) {
        return new TokenAnswer.Granted(
                session.getAccessToken(), Optional.empty(), session.getInstanceUrl(), session.getId());
    }

    /** Why the process is not signed in, as the last attempt found; empty when it is, or has not tried yet. */
    public Optional<SignInFailure> failure() {
        return failed.map(Attempt::failure);
    }

    /** The same as a trouble. Nothing is asked of Salesforce. */
    public Optional<Trouble> trouble() {
        return failure().map(this::trouble);
    }

    /** When a sign-in was last tried, well or not; empty when none was. */
    public Optional<Instant> lastTried() {
        return lastTried;
    }

    /**
     * Whether another login is stored than the one that failed, so that it is worth trying again at once. To be asked about
     * once a second by whoever waits.
     */
    public boolean hasNewLogin() {
        return failed.filter(attempt -> !attempt.login().equals(fingerprint())).isPresent();
    }

    private Optional<String> fingerprint() {
        try {
            return store.read().map(credentials -> Fingerprint.of(credentials.refreshToken()));
        } catch (CredentialsUnusable e) {
            return Optional.of(e.getMessage());
        }
    }

    private Renewal renew(CamelContext camel, SalesforceHttpClient http) throws SalesforceException {
        lastTried = Optional.of(clock.instant());
        var before = failure();
        boolean gone =
                before.filter(failure -> failure.effect() == Effect.LOGIN_GONE).isPresent();
        if (gone && !hasNewLogin()) {
            throw new NotSignedIn(trouble(before.get()));
        }
        try {
            var renewed = hasNewLogin() || held.isEmpty()
                    ? new Renewing(settings, store, camel, http, clock, clearText).renew()
                    : held.get();
            if (renewed instanceof Renewing.Renewed done) {
                checkVersion(done, http);
                signedIn();
                return done.renewal();
            }
            held = Optional.empty();
            throw remembered(((Renewing.Failed) renewed).failure());
        } catch (CredentialsUnusable | KeyFileUnusable e) {
            throw remembered(new SignInFailure.Unusable(e.getMessage()));
        }
    }

    /** An access token is not used for a version that the org does not offer; it is kept for when the org does. */
    private void checkVersion(Renewing.Renewed done, SalesforceHttpClient http) throws NotSignedIn {
        var refusal = component
                .apiVersion()
                .flatMap(version -> versions.refusal(http, done.renewal().getInstanceUrl(), version));
        held = refusal.map(why -> done);
        if (refusal.isPresent()) {
            throw remembered(new SignInFailure.VersionNotOffered(refusal.get()));
        }
    }

    private void signedIn() {
        if (failed.isPresent()) {
            LOG.info("Signed in to Salesforce again.");
        }
        failed = Optional.empty();
    }

    private NotSignedIn remembered(SignInFailure failure) {
        failed = Optional.of(new Attempt(fingerprint(), failure));
        return new NotSignedIn(trouble(failure));
    }

    private Trouble trouble(SignInFailure failure) {
        return switch (failure.effect()) {
            case RETRY -> new Trouble(Trouble.Kind.DOWN, failure.sentence(), Optional.empty());
            case LATER ->
                new Trouble(
                        Trouble.Kind.SIGN_IN,
                        failure.sentence(),
                        Optional.of(clock.instant().plus(LATER)));
            case SETTINGS -> new Trouble(Trouble.Kind.SETTINGS, failure.sentence(), Optional.empty());
            case LOGIN_GONE, STOP -> new Trouble(Trouble.Kind.SIGN_IN, failure.sentence(), Optional.empty());
        };
    }
}
