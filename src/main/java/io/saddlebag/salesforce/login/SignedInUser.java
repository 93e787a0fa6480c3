package io.saddlebag.salesforce.login;

/**
 * Who is signed in, and where.
 *
 * @param orgName as the org calls itself; its id where the user may not read the name
 */
public record SignedInUser(String name, String username, String orgName, String orgId, boolean sandbox) {

    /** {@code Ada Lovelace (ada@example.org) in Analytical Engines (Production)}. */
    @Override
    public String toString() {
        return "%s (%s) in %s (%s)".formatted(name, username, orgName, sandbox ? "Sandbox" : "Production");
    }
}
