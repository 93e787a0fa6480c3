package io.saddlebag.simulator.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The policies of the org that do not belong to one app. Immutable; each {@code with…} gives another. */
public final class OAuthSettings implements Cloneable {

    /** Salesforce retires the username-password flow on this day (release update of Winter '27). */
    public static final Instant PASSWORD_FLOW_END = Instant.parse("2027-02-20T00:00:00Z");

    private Duration codeLifetime = Duration.ofMinutes(15);
    private Duration sessionLifetime = Duration.ofHours(2);
    private boolean useExtendsSessions = true;
    private Optional<Duration> refreshIdleLimit = Optional.empty();
    private Optional<Duration> refreshAge = Optional.empty();
    private Duration assertionLifetime = Duration.ofMinutes(5);
    private int grantsPerUserAndApp = 5;
    private int loginsPerUserAndHour = 3600;
    private boolean passwordFlow = true;
    private Instant passwordFlowEnd = PASSWORD_FLOW_END;
    private Set<String> loginHosts = Set.of("login.salesforce.com", "test.salesforce.com");
    private Optional<String> myDomain = Optional.empty();
    private Optional<RenamedDomain> renamed = Optional.empty();

    private OAuthSettings() {}

    /** Salesforce's defaults (contract sheet, 1.1 and 1.2), but with the password flow on, as in orgs before Summer '23. */
    public static OAuthSettings standard() {
        return new OAuthSettings();
    }

    /** How long an authorization code may be exchanged. */
    public OAuthSettings withCodeLifetime(Duration lifetime) {
        return changed(settings -> settings.codeLifetime = lifetime);
    }

    /** How long an access token lives after its last use, or from its beginning where use does not extend it. */
    public OAuthSettings withSessionLifetime(Duration lifetime) {
        return changed(settings -> settings.sessionLifetime = lifetime);
    }

    /** Whether a session lives on from each use; an access token that is a JWT ends at the time that stands in it. */
    public OAuthSettings withUseExtendingSessions(boolean extending) {
        return changed(settings -> settings.useExtendsSessions = extending);
    }

    /** How long a refresh token may lie unused. */
    public OAuthSettings withRefreshIdleLimit(Duration limit) {
        return changed(settings -> settings.refreshIdleLimit = Optional.of(limit));
    }

    /** How long a refresh token, and those that it was rotated to, may live in all; zero ends it at once. */
    public OAuthSettings withRefreshAge(Duration age) {
        return changed(settings -> settings.refreshAge = Optional.of(age));
    }

    /**
     * How far ahead a JWT's {@code exp} may lie. Salesforce documents 3 minutes; 5 is the default here, for camel-salesforce
     * says 4.5 and is accepted.
     */
    public OAuthSettings withAssertionLifetime(Duration lifetime) {
        return changed(settings -> settings.assertionLifetime = lifetime);
    }

    /** One more silently revokes the oldest. */
    public OAuthSettings withGrantsPerUserAndApp(int grants) {
        return changed(settings -> settings.grantsPerUserAndApp = grants);
    }

    public OAuthSettings withLoginsPerUserAndHour(int logins) {
        return changed(settings -> settings.loginsPerUserAndHour = logins);
    }

    /** Whether user name and password are taken; orgs since Summer '23 do not. */
    public OAuthSettings withPasswordFlow(boolean allowed) {
        return changed(settings -> settings.passwordFlow = allowed);
    }

    /** From when on user name and password are refused to all, as an org that blocks the flow refuses them. */
    public OAuthSettings withPasswordFlowEnd(Instant end) {
        return changed(settings -> settings.passwordFlowEnd = end);
    }

    /**
     * Which hosts are nobody's My Domain. Client credentials are refused there.
     *
     * @param instance the instance URL that their answers name; answers of other hosts name the URL that the client used
     */
    public OAuthSettings withLoginHosts(Set<String> hosts, String instance) {
        return changed(settings -> {
            settings.loginHosts = Set.copyOf(hosts);
            settings.myDomain = Optional.of(instance);
        });
    }

    /** The instance URL that answers given on a login host name. */
    public OAuthSettings withMyDomain(String instance) {
        return changed(settings -> settings.myDomain = Optional.of(instance));
    }

    /** The org's My Domain has another name than before; {@link OAuthServer#renameMyDomain} ends the sessions too. */
    public OAuthSettings withRenamedDomain(RenamedDomain domain) {
        return changed(settings -> settings.renamed = Optional.of(domain));
    }

    private OAuthSettings changed(Consumer<OAuthSettings> change) {
        try {
            var copy = (OAuthSettings) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    Duration codeLifetime() {
        return codeLifetime;
    }

    Duration sessionLifetime() {
        return sessionLifetime;
    }

    boolean useExtendsSessions() {
        return useExtendsSessions;
    }

    Optional<Duration> refreshIdleLimit() {
        return refreshIdleLimit;
    }

    Optional<Duration> refreshAge() {
        return refreshAge;
    }

    Duration assertionLifetime() {
        return assertionLifetime;
    }

    int grantsPerUserAndApp() {
        return grantsPerUserAndApp;
    }

    int loginsPerUserAndHour() {
        return loginsPerUserAndHour;
    }

    boolean passwordFlow(Instant now) {
        return passwordFlow && now.isBefore(passwordFlowEnd);
    }

    boolean isLoginHost(String host) {
        return loginHosts.contains(host);
    }

    Optional<String> myDomain() {
        return myDomain;
    }

    Optional<RenamedDomain> renamed() {
        return renamed;
    }
}
