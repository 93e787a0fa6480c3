package io.saddlebag.salesforce.login;

import io.saddlebag.salesforce.Trouble;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** Tries the sign-in once, in the very way that {@code run} does, and says in plain sentences whether it works. */
public final class LoginCheck {

    /**
     * What was found.
     *
     * @param works whether {@code run} can sign in
     * @param reached false when Salesforce was not reached, so that nobody knows
     * @param sentences for the user, one line each
     */
    public record Result(boolean works, boolean reached, List<String> sentences) {
        public Result {
            sentences = List.copyOf(sentences);
        }
    }

    private LoginCheck() {}

    public static Result of(LoginSettings settings, CredentialsStore store, InstantSource clock) {
        return of(settings, store, clock, (camel, signIn) -> {});
    }

    /** @param signedIn may make calls when the sign-in worked */
    public static Result of(
            LoginSettings settings,
            CredentialsStore store,
            InstantSource clock,
            BiConsumer<CamelContext, SalesforceSignIn> signedIn) {
        Optional<Credentials> stored;
        try {
            stored = store.read();
        } catch (CredentialsUnusable e) {
            return new Result(false, true, List.of(e.getMessage()));
        }
        var problems = settings.problems(stored);
        return problems.isEmpty()
                ? tried(settings, store, clock, settings.method(stored), signedIn)
                : new Result(false, true, problems);
    }

    private static Result tried(
            LoginSettings settings,
            CredentialsStore store,
            InstantSource clock,
            LoginMethod method,
            BiConsumer<CamelContext, SalesforceSignIn> signedIn) {
        var signIn = new SalesforceSignIn(settings, store, clock);
        try (var camel = new DefaultCamelContext()) {
            camel.addComponent("salesforce", signIn.component());
            camel.start();
            var trouble = signIn.signIn();
            if (trouble.isEmpty()) {
                signedIn.accept(camel, signIn);
            }
            return trouble.map(found -> failed(found, settings, signIn, method))
                    .orElseGet(() -> new Result(true, true, worked(settings, signIn, method)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Result failed(Trouble trouble, LoginSettings settings, SalesforceSignIn signIn, LoginMethod method) {
        if (trouble.kind() == Trouble.Kind.SETTINGS) {
            var sentences = worked(settings, signIn, method);
            sentences.add(trouble.what());
            return new Result(false, true, sentences);
        }
        return new Result(false, trouble.kind() != Trouble.Kind.DOWN, List.of(trouble.what()));
    }

    private static List<String> worked(LoginSettings settings, SalesforceSignIn signIn, LoginMethod method) {
        var user = new WhoAmI(new Web(settings.allowedHosts())).ask(signIn.granted());
        var sentences = new ArrayList<String>();
        sentences.add("Signing in works, by %s: %s.".formatted(words(method), user));
        return sentences;
    }

    private static String words(LoginMethod method) {
        if (method instanceof LoginMethod.Stored) {
            return "the stored login";
        }
        if (method instanceof LoginMethod.Jwt) {
            return "JWT";
        }
        if (method instanceof LoginMethod.Password) {
            return "user name and password";
        }
        return method instanceof LoginMethod.GivenToken ? "the refresh token of the settings" : "client credentials";
    }
}
