package io.saddlebag.salesforce.login;

import io.saddlebag.Until;
import io.saddlebag.salesforce.NotSignedIn;
import io.saddlebag.salesforce.Trouble;
import io.saddlebag.simulator.Simulator;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.salesforce.SalesforceEndpointConfig;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.impl.DefaultCamelContext;

/** A process that calls Salesforce with a sign-in of ours, and signs in again when a call is refused. */
final class Loader implements AutoCloseable {

    /** On a busy machine a short session may be over before its first call. */
    private static final int ATTEMPTS = 10;

    /** Nobody is told that the login still waits. */
    static final BrowserLogin.Patience PATIENCE = new BrowserLogin.Patience(Until.PATIENCE, Until.PATIENCE);

    final CredentialsStore store;
    final SalesforceSignIn signIn;
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate template;

    Loader(Path state, Map<String, String> settings) throws Exception {
        store = new CredentialsStore(state);
        signIn = new SalesforceSignIn(new LoginSettings(settings, state), store, InstantSource.system());
        var version = new SalesforceEndpointConfig();
        version.setApiVersion("66.0");
        signIn.component().setConfig(version);
        signIn.component().setPackages("io.saddlebag.none");
        camel.addComponent("salesforce", signIn.component());
        camel.start();
        template = camel.createProducerTemplate();
    }

    /** The settings of the app {@code saddlebag} at a simulator, and some more. */
    static Map<String, String> settings(Simulator simulator, String... more) {
        var settings = new HashMap<>(Map.of(
                LoginSettings.LOGIN_URL, simulator.url(),
                LoginSettings.CLIENT_ID, "saddlebag",
                LoginSettings.CLIENT_SECRET, "saddlebag-secret"));
        for (int at = 0; at < more.length; at += 2) {
            settings.put(more[at], more[at + 1]);
        }
        return settings;
    }

    /** The app {@code saddlebag} as a login URL has it. */
    static LoginApp app(String loginUrl, String callback) {
        return new LoginApp(loginUrl, "saddlebag", Optional.of("saddlebag-secret"), callback, RequestedScopes.of(""));
    }

    /** What {@code saddlebag login} would have stored. */
    static Credentials login(Simulator simulator) {
        return new Credentials(
                simulator.url(),
                "saddlebag",
                Optional.of("saddlebag-secret"),
                simulator.oauth().newRefreshToken("saddlebag", "demo@saddlebag.test"),
                Optional.of(new SignedInUser(
                        "Demo User", "demo@saddlebag.test", "Saddlebag Simulator", "00D5e0000000001EAA", false)),
                Instant.parse("2026-11-23T10:00:00Z"),
                Optional.empty());
    }

    /** One call, made again with a new token when its own was refused; empty when it went through. */
    Optional<Trouble> call() {
        return call("salesforce:limits?rawPayload=true", null);
    }

    /** Creates a contact, likewise. */
    void create(String key) {
        var contact = "{\"LastName\": \"Lovelace\", \"Ext__c\": \"" + key + "\"}";
        call("salesforce:createSObject?sObjectName=Contact&rawPayload=true", contact)
                .ifPresent(trouble -> {
                    throw new IllegalStateException(trouble.what());
                });
    }

    /** One call, whatever comes of it. */
    String ask(String endpoint, String body) {
        return template.requestBody(endpoint, body, String.class);
    }

    private Optional<Trouble> call(String endpoint, String body) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var token = signIn.token();
            try {
                template.requestBody(endpoint, body, String.class);
                return Optional.empty();
            } catch (CamelExecutionException e) {
                var notSignedIn = cause(NotSignedIn.class, e);
                if (notSignedIn != null) {
                    return Optional.of(notSignedIn.trouble());
                }
                var refused = cause(SalesforceException.class, e);
                if (refused == null || refused.getStatusCode() != 401) {
                    throw e;
                }
                var trouble = signIn.renew(token);
                if (trouble.isPresent()) {
                    return trouble;
                }
            }
        }
        throw new AssertionError("refused with " + ATTEMPTS + " tokens");
    }

    @Override
    public void close() throws java.io.IOException {
        camel.close();
    }

    private static <T> T cause(Class<T> type, Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
