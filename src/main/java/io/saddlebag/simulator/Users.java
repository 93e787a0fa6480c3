package io.saddlebag.simulator;

import io.saddlebag.simulator.session.Session;
import io.saddlebag.simulator.store.Org;
import java.util.Map;

/** The org's own record and its users, which must be there before anybody can sign in. */
final class Users {

    static final String USERNAME = "demo@saddlebag.test";
    private static final String ORG_NAME = "Saddlebag Simulator";

    private Users() {}

    /** Creates the org and its first user, and gives that user's session. */
    static Session create(Org org) {
        var orgId = insert(
                org,
                "Organization",
                Map.of(
                        "Name", ORG_NAME,
                        "OrganizationType", "Developer Edition",
                        "InstanceName", "SIM1",
                        "LanguageLocaleKey", "en_US",
                        "TimeZoneSidKey", "Europe/London"));
        var userId = insert(
                org,
                "User",
                Map.of(
                        "Username", USERNAME,
                        "Email", USERNAME,
                        "FirstName", "Demo",
                        "LastName", "User",
                        "Alias", "demo",
                        "IsActive", "true",
                        "UserType", "Standard",
                        "TimeZoneSidKey", "Europe/London",
                        "LocaleSidKey", "en_GB",
                        "LanguageLocaleKey", "en_US"));
        return new Session(userId, USERNAME, orgId);
    }

    private static String insert(Org org, String object, Map<String, String> values) {
        var type = org.schema().object(object).orElseThrow();
        var stored = new String[type.fields().size()];
        values.forEach((name, value) -> stored[type.placeOf(name)] = value);
        return org.writing(() -> org.insert(type, stored, ""));
    }
}
