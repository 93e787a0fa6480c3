package io.saddlebag.simulator.oauth;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The org, its users and the apps it knows. Whatever is registered again is replaced. */
final class Directory {

    private final Map<String, App> apps = new ConcurrentHashMap<>();
    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final Set<String> approvals = ConcurrentHashMap.newKeySet();
    private volatile Organization organization = Organization.saddlebagSimulator();

    void put(App app) {
        // The HTTP server's log may print the end of a body, where nothing says any more that this is a secret.
        io.saddlebag.secrets.Secrets.keep(app.secret());
        apps.put(app.key(), app);
    }

    void put(User user) {
        users.put(folded(user.username()), user);
    }

    void put(Organization org) {
        organization = org;
    }

    Organization organization() {
        return organization;
    }

    App app(String key) {
        return known(key).orElseThrow(() -> new OAuthRefusal(OAuthError.UNKNOWN_CLIENT));
    }

    Optional<App> known(String key) {
        return Optional.ofNullable(apps.get(key));
    }

    /** User names are not case-sensitive. */
    Optional<User> user(String username) {
        return Optional.ofNullable(users.get(folded(username)));
    }

    Optional<User> userWithId(String id) {
        return users.values().stream().filter(user -> user.id().startsWith(id)).findFirst();
    }

    void approve(App app, User user) {
        approvals.add(approval(app, user));
    }

    boolean isApproved(App app, User user) {
        return app.access() != App.Access.USER_APPROVED || hasApproved(app, user);
    }

    void forgetApprovals() {
        approvals.clear();
    }

    /** Whether the user once allowed the app to act for him. */
    boolean hasApproved(App app, User user) {
        return approvals.contains(approval(app, user));
    }

    private static String approval(App app, User user) {
        return app.key() + " " + folded(user.username());
    }

    private static String folded(String username) {
        return username.toLowerCase(Locale.ROOT);
    }
}
