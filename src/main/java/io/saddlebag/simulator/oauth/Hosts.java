package io.saddlebag.simulator.oauth;

import io.saddlebag.simulator.http.Request;
import java.net.URI;

/**
 * The URLs that an answer names, which follow from the one that the client used.
 *
 * @param used scheme, host and port of the request
 * @param instance those of the org's My Domain
 * @param loginHost whether the client used a host that is nobody's My Domain
 */
record Hosts(String used, String instance, boolean loginHost) {

    static Hosts of(Request request, OAuthSettings settings) {
        var used = request.baseUrl();
        var loginHost = settings.isLoginHost(host(used));
        return new Hosts(used, loginHost ? settings.myDomain().orElse(used) : used, loginHost);
    }

    private static String host(String url) {
        try {
            return String.valueOf(URI.create(url).getHost());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** The identity URL, {@code https://login.salesforce.com/id/00D…/005…}. */
    String identity(Organization org, User user) {
        return used + "/id/" + org.id() + "/" + user.id();
    }
}
