package io.saddlebag.salesforce.login;

import io.saddlebag.salesforce.ApiVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings that say how to sign in. */
public final class LoginSettings {

    public static final String LOGIN_URL = "camel.component.salesforce.login-url";
    public static final String CLIENT_ID = "camel.component.salesforce.client-id";
    public static final String CLIENT_SECRET = "camel.component.salesforce.client-secret";
    public static final String REFRESH_TOKEN = "camel.component.salesforce.refresh-token";
    public static final String USER_NAME = "camel.component.salesforce.user-name";
    public static final String PASSWORD = "camel.component.salesforce.password";
    public static final String JWT_AUDIENCE = "camel.component.salesforce.jwt-audience";
    public static final String KEY_STORE = "saddlebag.jwt-key-store";
    public static final String KEY_STORE_PASSWORD = "saddlebag.jwt-key-store-password";
    public static final String REDIRECT_URI = "saddlebag.redirect-uri";

    /** Camel hands this one to camel-salesforce itself. */
    public static final String API_VERSION = "camel.component.salesforce.api-version";

    /** Camel's keys among them. What they say reaches camel-salesforce from here, never by a property of its own. */
    public static final Set<String> OF_CAMEL =
            Set.of(LOGIN_URL, CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN, USER_NAME, PASSWORD, JWT_AUDIENCE);

    private final Map<String, String> values;
    private final Path home;

    /**
     * @param values by key; blank is the same as absent
     * @param home what a relative path of a key store is relative to
     */
    public LoginSettings(Map<String, String> values, Path home) {
        this.values = Map.copyOf(values);
        this.home = home;
    }

    private Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    public String loginUrl() {
        return get(LOGIN_URL).orElse("https://login.salesforce.com").replaceFirst("/+$", "");
    }

    public Optional<String> clientId() {
        return get(CLIENT_ID);
    }

    public Optional<String> clientSecret() {
        return get(CLIENT_SECRET);
    }

    public String redirectUri() {
        return get(REDIRECT_URI).orElse("http://localhost:1717/oauth/callback");
    }

    /** What a sign-in by browser asks for. */
    public RequestedScopes scopes() {
        return RequestedScopes.of(get(RequestedScopes.KEY).orElse(""));
    }

    /** The version that calls are made with; empty where none is set or only Camel can read it. */
    Optional<ApiVersion> apiVersion() {
        return get(API_VERSION).flatMap(ApiVersion::read);
    }

    /** What is wrong with the settings, a sentence each: two ways to sign in at once, or half of one. */
    public List<String> problems(Optional<Credentials> stored) {
        var problems = new ArrayList<String>();
        var ways = ways(stored);
        if (ways.size() > 1) {
            problems.add("There are %d ways to sign in at once: %s. Keep one of them."
                    .formatted(ways.size(), String.join("; ", ways)));
        }
        problems.addAll(addressProblems(stored));
        scopes().problem().ifPresent(problems::add);
        boolean user = get(USER_NAME).isPresent();
        if (get(KEY_STORE).isPresent() && !user) {
            problems.add("%s is set, but not %s: say which user to sign in as.".formatted(KEY_STORE, USER_NAME));
        }
        if (get(PASSWORD).isPresent() && !user) {
            problems.add("%s is set, but not %s.".formatted(PASSWORD, USER_NAME));
        }
        if (user && get(KEY_STORE).isEmpty() && get(PASSWORD).isEmpty()) {
            problems.add("%s is set, but neither %s nor %s.".formatted(USER_NAME, KEY_STORE, PASSWORD));
        }
        if (!ways.isEmpty() && stored.isEmpty() && clientId().isEmpty()) {
            problems.add("%s is not set: it is the Consumer Key of your app.".formatted(CLIENT_ID));
        }
        return problems;
    }

    private List<String> addressProblems(Optional<Credentials> stored) {
        var problems =
                new ArrayList<>(AllowedHosts.problems(get(AllowedHosts.KEY).orElse("")));
        if (WebAddress.of(loginUrl()).isEmpty()) {
            problems.add(
                    "%s is '%s', which is no address. Write https://login.salesforce.com, or that of your My Domain."
                            .formatted(LOGIN_URL, Shown.of(loginUrl())));
        } else {
            allowedHosts().refusalOfLogin(loginUrl()).ifPresent(refusal -> problems.add(LOGIN_URL + ": " + refusal));
        }
        stored.map(Credentials::loginUrl)
                .filter(url -> !url.equals(loginUrl()))
                .flatMap(allowedHosts()::refusalOfLogin)
                .ifPresent(refusal -> problems.add(CredentialsStore.SHOWN + ": " + refusal));
        return problems;
    }

    /** Where secrets may go. */
    public AllowedHosts allowedHosts() {
        return AllowedHosts.of(get(AllowedHosts.KEY).orElse(""));
    }

    /** What is missing before anybody could sign in; empty when something is stored or configured. */
    public Optional<String> missing(Optional<Credentials> stored) {
        boolean nothing =
                stored.isEmpty() && ways(stored).isEmpty() && clientId().isEmpty();
        return nothing
                ? Optional.of("Saddlebag is not signed in to Salesforce, and no app is named to sign in with. Set"
                        + " SALESFORCE_CLIENT_ID to the Consumer Key of your app, then run: saddlebag login")
                : Optional.empty();
    }

    /** Why a sign-in by browser is not allowed at this address, with these settings; empty when it is. */
    public Optional<String> refusalOfLogin(String url) {
        return AllowedHosts.problems(get(AllowedHosts.KEY).orElse("")).stream()
                .findFirst()
                .or(() -> allowedHosts().refusalOfLogin(url))
                .or(this::refusalOfCallback)
                .or(scopes()::problem);
    }

    private Optional<String> refusalOfCallback() {
        // A query may be part of a callback; all before it must be a plain address.
        var address = WebAddress.of(redirectUri().replaceFirst("\\?[^#]*$", ""));
        if (address.isEmpty()) {
            return Optional.of(
                    "%s is '%s', which is no address. Write it in full, as http://localhost:1717/oauth/callback is."
                            .formatted(REDIRECT_URI, Shown.of(redirectUri())));
        }
        return address.filter(found -> !found.isSecure() && !found.isLoopback())
                .map(found ->
                        "%s is '%s': the code of the sign-in would come back without encryption. Use an address on this machine, as http://localhost:1717/oauth/callback is, or https://."
                                .formatted(REDIRECT_URI, Shown.of(redirectUri())));
    }

    private List<String> ways(Optional<Credentials> stored) {
        var ways = new ArrayList<String>();
        stored.filter(credentials -> credentials.seed().isEmpty())
                .ifPresent(credentials ->
                        ways.add("the login stored by 'saddlebag login' (to forget it, run: saddlebag logout)"));
        get(REFRESH_TOKEN).ifPresent(token -> ways.add(REFRESH_TOKEN));
        get(KEY_STORE).ifPresent(file -> ways.add(KEY_STORE + " (JWT)"));
        get(PASSWORD).ifPresent(password -> ways.add(USER_NAME + " and " + PASSWORD));
        return ways;
    }

    /** The one way to sign in; to be asked only when there are no {@link #problems}. */
    public LoginMethod method(Optional<Credentials> stored) {
        var id = clientId().orElse("");
        var refreshToken = get(REFRESH_TOKEN);
        if (refreshToken.isPresent()) {
            var seed = Fingerprint.of(refreshToken.get());
            return stored.filter(credentials -> credentials.seed().equals(Optional.of(seed)))
                    .<LoginMethod>map(LoginMethod.Stored::new)
                    .orElse(new LoginMethod.GivenToken(loginUrl(), id, clientSecret(), refreshToken.get()));
        }
        if (get(KEY_STORE).isPresent()) {
            return new LoginMethod.Jwt(
                    loginUrl(),
                    id,
                    get(USER_NAME).orElse(""),
                    home.resolve(get(KEY_STORE).get()),
                    get(KEY_STORE_PASSWORD).orElse(""),
                    audience());
        }
        if (get(PASSWORD).isPresent()) {
            return new LoginMethod.Password(
                    loginUrl(),
                    id,
                    clientSecret(),
                    get(USER_NAME).orElse(""),
                    get(PASSWORD).get());
        }
        return stored.filter(credentials -> credentials.seed().isEmpty())
                .<LoginMethod>map(LoginMethod.Stored::new)
                .orElseGet(this::withoutUser);
    }

    /** Client credentials work only at the org's own domain; with Salesforce's login hosts a person is to sign in. */
    private LoginMethod withoutUser() {
        var id = clientId().orElse("");
        boolean ownDomain =
                WebAddress.of(loginUrl()).filter(WebAddress::isOfAllOrgs).isEmpty();
        return clientId().isPresent() && clientSecret().isPresent() && ownDomain
                ? new LoginMethod.ClientCredentials(loginUrl(), id, clientSecret())
                : new LoginMethod.Missing(loginUrl(), id, clientSecret());
    }

    /**
     * Salesforce takes only its two login hosts as audience, whatever host is asked: a My Domain, or a proxy of the company's
     * (contract sheet, 1.2).
     */
    private String audience() {
        boolean sandbox =
                loginUrl().contains("//test.salesforce.com") || loginUrl().contains(".sandbox.");
        return get(JWT_AUDIENCE).orElse(sandbox ? "https://test.salesforce.com" : "https://login.salesforce.com");
    }
}
