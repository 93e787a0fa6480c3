package io.saddlebag.salesforce.login;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Aborts each request that would carry an access token to another server than the instance that the sign-in gave.
 * camel-salesforce makes addresses by appending texts of answers and of routes to the instance URL, and {@code @example.org/} or
 * {@code .example.org/} behind it is another host.
 */
final class InstancesOnly implements Request.Listener {

    /** Where camel-salesforce puts the token for Bulk API 1.0. */
    private static final String SESSION_HEADER = "X-SFDC-Session";

    /** More than one, for a call may be under way when somebody signs in to another org. */
    private final Set<WebAddress> instances = new CopyOnWriteArraySet<>();

    void allow(String instanceUrl) {
        WebAddress.of(instanceUrl).ifPresent(instances::add);
    }

    @Override
    public void onQueued(Request request) {
        var headers = request.getHeaders();
        boolean carriesToken = headers.contains(HttpHeader.AUTHORIZATION) || headers.contains(SESSION_HEADER);
        if (carriesToken && !goesToInstance(request)) {
            request.abort(new IOException("A request to " + Shown.of(server(request))
                    + " was not made: it would carry the access token to another server than the org's. Check the address that the"
                    + " route names."));
        }
    }

    private boolean goesToInstance(Request request) {
        return Optional.of(server(request)).flatMap(WebAddress::of).stream()
                .anyMatch(server -> instances.stream().anyMatch(server::sameServer));
    }

    private static String server(Request request) {
        return request.getScheme() + "://" + request.getHost() + ":" + request.getPort();
    }
}
