package io.saddlebag.simulator.oauth;

import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Request;
import io.saddlebag.simulator.session.Session;
import io.saddlebag.simulator.session.Sessions;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The org's OAuth 2.0: an endpoint a method, and the state behind them. Knows from the start the org "Saddlebag Simulator",
 * the user {@link User#demo} and the apps {@link App#saddlebag} and {@link App#saddlebagPublic}. Safe for many threads.
 */
public final class OAuthServer implements Sessions {

    private final Directory directory = new Directory();
    private final Tokens tokens;
    private final AuthorizeEndpoint authorize;
    private final TokenEndpoint token;
    private final TokenInquiry inquiry;
    private final Identities identities;
    private final Discovery discovery;
    private final Deque<AuthorizeRefusal> authorizeOrders = new ArrayDeque<>();
    private volatile Supplier<Optional<Fault.AuthorizeRefused>> authorizeFaults = Optional::empty;
    private volatile OAuthSettings settings;

    /** @param random tokens are as hard to guess as its numbers are */
    public OAuthServer(OAuthSettings settings, InstantSource clock, RandomGenerator random) {
        this.settings = settings;
        var signingKey = new SigningKey();
        tokens = new Tokens(this::settings, clock, random);
        authorize = new AuthorizeEndpoint(directory, tokens, this::settings, clock);
        token = new TokenEndpoint(directory, tokens, this::settings, clock, signingKey);
        inquiry = new TokenInquiry(directory, tokens, this::settings);
        identities = new Identities(directory, this::settings, this::user);
        discovery = new Discovery(signingKey);
        register(User.demo());
        register(App.saddlebag());
        register(App.saddlebagPublic());
    }

    // ---- The endpoints ----

    /** GET or POST {@code /services/oauth2/authorize}. */
    public Answer authorize(Request request) {
        Optional<AuthorizeRefusal> ordered;
        synchronized (authorizeOrders) {
            ordered = Optional.ofNullable(authorizeOrders.pollFirst());
        }
        return authorize.answer(request, ordered.or(() -> authorizeFaults.get().map(AuthorizeRefusal::of)));
    }

    /** GET {@code /setup/secur/RemoteAccessErrorPage.apexp}: where a refusal is shown that no client hears of. */
    public Answer errorPage(Request request) {
        return ErrorPage.page(request);
    }

    /** POST {@code /services/oauth2/token}; other methods are refused in OAuth's own way. */
    public Answer token(Request request) {
        return token.answer(request);
    }

    /** GET or POST {@code /services/oauth2/revoke}. */
    public Answer revoke(Request request) {
        return inquiry.revoke(request);
    }

    /** POST {@code /services/oauth2/introspect}. */
    public Answer introspect(Request request) {
        return inquiry.introspect(request);
    }

    /** GET or POST {@code /services/oauth2/userinfo}. */
    public Answer userinfo(Request request) {
        return identities.userinfo(request);
    }

    /** GET {@code /id/{organization}/{user}}. */
    public Answer identity(Request request) {
        return identities.identity(request);
    }

    /** GET {@code /.well-known/openid-configuration}. */
    public Answer openidConfiguration(Request request) {
        return discovery.configuration(request);
    }

    /** GET {@code /id/keys}. */
    public Answer keys(Request request) {
        return discovery.keys(request);
    }

    /** What a request for a host name that the org no longer has is answered, whatever its path; else empty. */
    public Optional<Answer> elsewhere(Request request) {
        return settings.renamed().flatMap(domain -> domain.answer(request));
    }

    // ---- Sessions ----

    @Override
    public Optional<Session> of(String accessToken) {
        return tokens.use(accessToken).flatMap(token -> directory
                .user(token.username())
                .filter(User::active)
                .map(user -> session(user, token.scopes())));
    }

    private Session session(User user, Scopes scopes) {
        return new Session(user.id(), user.username(), directory.organization().id(), scopes.api());
    }

    private Optional<User> user(String accessToken) {
        return of(accessToken).flatMap(session -> directory.user(session.username()));
    }

    @Override
    public void expire(String accessToken) {
        tokens.expire(accessToken);
    }

    /** Ends every session as if its time were over. */
    public void expireAll() {
        tokens.expireAll();
    }

    /** A refresh token as an earlier sign-in would have given it, for programs that want one without a browser. */
    public String newRefreshToken(String appKey, String username) {
        var app = directory.known(appKey).orElseThrow(() -> new IllegalArgumentException("no app " + appKey));
        var user = directory.user(username).orElseThrow(() -> new IllegalArgumentException("no user " + username));
        return tokens.newGrant(app, user, Scopes.of("api refresh_token")).current();
    }

    /** Ends every session, refresh token and approval: a sandbox that was refreshed has none of them. */
    public void endEverything() {
        tokens.clear();
        directory.forgetApprovals();
    }

    /** Gives the org another host name, which ends every session; refresh tokens live on. */
    public void renameMyDomain(RenamedDomain domain) {
        change(settings.withRenamedDomain(domain));
        tokens.expireAll();
    }

    public Counts counts() {
        return token.counts();
    }

    // ---- The org, and what goes wrong in it ----

    public OAuthSettings settings() {
        return settings;
    }

    /** From now on; what was given out before keeps the end it was given. */
    public void change(OAuthSettings other) {
        settings = other;
    }

    /** Adds an app, or replaces the one with its key. */
    public void register(App app) {
        directory.put(app);
    }

    /** Adds a user, or replaces the one with his name. */
    public void register(User user) {
        directory.put(user);
    }

    public void register(Organization organization) {
        directory.put(organization);
    }

    public Optional<App> app(String key) {
        return directory.known(key);
    }

    public Organization organization() {
        return directory.organization();
    }

    /** The next request to the authorize page ends so. Faults can be ordered for the token endpoint, {@link OAuthError#fault}. */
    public void nextAuthorize(OAuthError error) {
        synchronized (authorizeOrders) {
            authorizeOrders.addLast(AuthorizeRefusal.of(error));
        }
    }

    /** Where the faults of the authorize endpoint come from. */
    public void authorizeFaults(Supplier<Optional<Fault.AuthorizeRefused>> due) {
        authorizeFaults = due;
    }
}
