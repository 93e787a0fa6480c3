package io.saddlebag.simulator;

import io.saddlebag.simulator.oauth.OAuthServer;
import io.saddlebag.simulator.oauth.Organization;
import io.saddlebag.simulator.oauth.User;
import io.saddlebag.simulator.store.Org;
import java.util.Map;

/** The org's own record and its users, which must be there before anybody can sign in. */
final class Users {

    private Users() {}

    /** Creates the org and its first user, and makes them known to whoever signs in. */
    static void create(Org org, OAuthServer oauth) {
        var demo = User.demo();
        var orgId = insert(
                org,
                "Organization",
                Map.of(
                        "Name", Organization.saddlebagSimulator().name(),
                        "OrganizationType", "Developer Edition",
                        "InstanceName", "SIM1",
                        "LanguageLocaleKey", "en_US",
                        "TimeZoneSidKey", "Europe/London"));
        var userId = insert(
                org,
                "User",
                Map.of(
                        "Username", demo.username(),
                        "Email", demo.email(),
                        "FirstName", "Demo",
                        "LastName", "User",
                        "Alias", "demo",
                        "IsActive", "true",
                        "UserType", "Standard",
                        "TimeZoneSidKey", "Europe/London",
                        "LocaleSidKey", "en_GB",
                        "LanguageLocaleKey", "en_US"));
        oauth.register(new Organization(orgId, Organization.saddlebagSimulator().name(), true));
        oauth.register(new User(userId, demo.username(), demo.password(), demo.name(), demo.email(), true));
    }

    private static String insert(Org org, String object, Map<String, String> values) {
        var type = org.schema().object(object).orElseThrow();
        var stored = new String[type.fields().size()];
        values.forEach((name, value) -> stored[type.placeOf(name)] = value);
        return org.writing(() -> org.insert(type, stored, ""));
    }
}
