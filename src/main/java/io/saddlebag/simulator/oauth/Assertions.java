package io.saddlebag.simulator.oauth;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Checks the assertions of the JWT bearer flow: signature, iss, aud, exp and sub. */
final class Assertions {

    private static final List<String> AUDIENCES =
            List.of("https://login.salesforce.com", "https://test.salesforce.com");

    /** Who signed, and for whom he asks. */
    /** No number of seconds since 1970 is as large in this millennium. */
    private static final long MILLISECONDS = 100_000_000_000L;

    record Proven(App app, User user) {}

    private final Directory directory;
    private final Supplier<OAuthSettings> settings;
    private final InstantSource clock;

    Assertions(Directory directory, Supplier<OAuthSettings> settings, InstantSource clock) {
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
    }

    Proven check(String assertion, Hosts hosts) {
        var jwt = Jwt.parse(assertion).orElseThrow(() -> new OAuthRefusal(OAuthError.INVALID_ASSERTION));
        var app = directory.app(jwt.text("iss"));
        boolean signed = app.certificate()
                .filter(certificate -> jwt.isSignedBy(certificate.getPublicKey()))
                .isPresent();
        OAuthRefusal.unless(signed, OAuthError.INVALID_ASSERTION);
        OAuthRefusal.unless(isForUs(jwt, hosts), OAuthError.AUDIENCE_FAILED);
        OAuthRefusal.unless(isTimely(jwt), OAuthError.INVALID_ASSERTION);
        var user = directory.user(jwt.text("sub")).orElseThrow(() -> new OAuthRefusal(OAuthError.USER_NOT_FOUND));
        return new Proven(app, user);
    }

    /** One text or a list of them; the simulator's own URL counts as the login host that it stands for. */
    private static boolean isForUs(Jwt jwt, Hosts hosts) {
        var audience = jwt.claims().path("aud");
        var named = new ArrayList<String>();
        if (audience.isArray()) {
            audience.forEach(each -> named.add(each.asText()));
        } else {
            named.add(audience.asText());
        }
        return named.stream()
                .map(each -> each.replaceFirst("/$", ""))
                .anyMatch(
                        each -> AUDIENCES.contains(each) || each.equals(hosts.used()) || each.equals(hosts.instance()));
    }

    /**
     * The Salesforce CLI's library writes the end in milliseconds, which read as seconds is far in the future, and Salesforce
     * takes it.
     */
    private boolean isTimely(Jwt jwt) {
        var now = clock.instant();
        var end = jwt.seconds("exp");
        if (end > MILLISECONDS) {
            return true;
        }
        return end > now.getEpochSecond()
                && end <= now.plus(settings.get().assertionLifetime()).getEpochSecond() + 1;
    }
}
