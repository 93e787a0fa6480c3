package io.saddlebag.salesforce.login;

import io.saddlebag.salesforce.login.SignInFailure.Refused;
import io.saddlebag.salesforce.login.SignInFailure.Subject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Signs a person in by browser: authorization code with PKCE (S256) and state. */
public final class BrowserLogin {

    /** The person at the keyboard. */
    public interface Person {

        /**
         * Shows where to sign in, and opens a browser there if it can.
         *
         * @param willComeBack whether the browser of this machine reaches us by itself; else its last address must be pasted
         */
        void invite(URI url, boolean willComeBack);

        /** Told once when the answer to another sign-in came, and this one goes on waiting. */
        void answerIgnored();

        /** Called once when no answer came for some time: a page of Salesforce's may show an error, and can be pasted. */
        void stillWaiting();

        /**
         * Starts to read what the person pastes.
         *
         * @param answer says of each text whether it was an answer; after the first no more is asked
         * @param ended is run when nothing more can be pasted
         */
        void whenPasting(Predicate<String> answer, Runnable ended);
    }

    /**
     * How long to wait for the browser.
     *
     * @param untilHint after which the person is told what to do about an error page
     */
    public record Patience(Duration untilHint, Duration whole) {}

    private final AllowedHosts hosts;
    private final ClearText clearText;
    private final Web web;
    private final CredentialsStore store;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Patience patience;

    /**
     * Prepares it; nothing is asked yet.
     *
     * @param hosts that may get secrets
     */
    public BrowserLogin(
            CredentialsStore store,
            AllowedHosts hosts,
            InstantSource clock,
            RandomGenerator random,
            Patience patience) {
        this.hosts = hosts;
        this.clearText = new ClearText(hosts);
        this.web = new Web(hosts);
        this.store = store;
        this.clock = clock;
        this.random = random;
        this.patience = patience;
    }

    /** Signs in and stores the login. */
    public LoginResult signIn(LoginApp app, Person person) {
        var unsafe = hosts.refusalOfLogin(app.loginUrl());
        if (unsafe.isPresent()) {
            return failed(new SignInFailure.Unusable(unsafe.get()));
        }
        clearText.warn(app.loginUrl());
        var invitation = Invitation.by(random, app);
        var subject =
                new Subject("the user", Subjects.app(app.clientId()), app.redirectUri(), app.loginUrl(), Way.BROWSER);
        var refused = refusedBeforehand(invitation, subject);
        return refused.isPresent() ? refused.get() : signIn(invitation, subject, person);
    }

    /**
     * What Salesforce has against the app, asked before a person is sent there: a wrong key or callback is told only on a
     * page of Salesforce's, and never to us.
     */
    private Optional<LoginResult> refusedBeforehand(Invitation invitation, Subject subject) {
        try {
            return new AuthorizePage(web, hosts).refusal(invitation, subject).map(BrowserLogin::failed);
        } catch (IOException e) {
            return Optional.of(failed(new SignInFailure.Unreached(invitation.loginUrl(), Reasons.of(e))));
        }
    }

    private LoginResult signIn(Invitation invitation, Subject subject, Person person) {
        var redirectUri = URI.create(invitation.app().redirectUri());
        var came = new CompletableFuture<Callback>();
        if (!CallbackDoor.canListenOn(redirectUri)) {
            person.invite(invitation.url(), false);
            return awaited(invitation, subject, came, person, false);
        }
        try (var door = new CallbackDoor(redirectUri, invitation.state(), came, person::answerIgnored)) {
            person.invite(invitation.url(), true);
            var result = awaited(invitation, subject, came, person, true);
            door.show(page(result));
            return result;
        } catch (IOException e) {
            return new LoginResult.PortTaken(
                    CallbackDoor.port(redirectUri), invitation.app().redirectUri());
        }
    }

    private static String page(LoginResult result) {
        return result instanceof LoginResult.SignedIn done
                ? CallbackPage.signedIn(done.user().toString())
                : CallbackPage.notSignedIn();
    }

    private LoginResult awaited(
            Invitation invitation,
            Subject subject,
            CompletableFuture<Callback> came,
            Person person,
            boolean willComeBack) {
        var pasted = new Pasted(invitation.state());
        Runnable ended = willComeBack ? () -> {} : () -> came.cancel(false);
        person.whenPasting(
                text -> {
                    var callback = pasted.read(text);
                    callback.ifPresent(came::complete);
                    return callback.isPresent();
                },
                ended);
        try {
            return settled(invitation, subject, first(came, person));
        } catch (CancellationException e) {
            return new LoginResult.NothingPasted(invitation.app().redirectUri());
        } catch (TimeoutException | ExecutionException e) {
            return new LoginResult.NoAnswer(invitation.app().redirectUri());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new LoginResult.NoAnswer(invitation.app().redirectUri());
        }
    }

    private Callback first(CompletableFuture<Callback> came, Person person)
            throws TimeoutException, ExecutionException, InterruptedException {
        long whole = patience.whole().toMillis();
        long untilHint = Math.min(whole, patience.untilHint().toMillis());
        try {
            return came.get(untilHint, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (untilHint < whole) {
                person.stillWaiting();
            }
            return came.get(whole - untilHint, TimeUnit.MILLISECONDS);
        }
    }

    private LoginResult settled(Invitation invitation, Subject subject, Callback callback) {
        if (callback.code().isEmpty()) {
            return failed(Refused.of(callback.error().orElse(""), callback.description(), subject));
        }
        if (!callback.answers(invitation.state())) {
            return new LoginResult.WrongState();
        }
        try {
            return new CodeExchange(web, hosts, clearText, store, clock)
                    .exchanged(invitation, subject, callback.code().get());
        } catch (IOException e) {
            return failed(new SignInFailure.Unreached(invitation.loginUrl(), Reasons.of(e)));
        }
    }

    private static LoginResult failed(SignInFailure failure) {
        return new LoginResult.Failed(failure);
    }
}
