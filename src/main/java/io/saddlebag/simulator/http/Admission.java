package io.saddlebag.simulator.http;

import io.saddlebag.web.OwnAddress;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Which requests are answered. A web page can send some requests to this machine without asking first, and a POST to {@code
 * /simulator/reset} is one of them: so those that a browser says come from a page of another site are refused.
 */
final class Admission {

    /** What browsers call pages of other sites, and of other ports of the same one (Fetch Metadata Request Headers). */
    private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private Admission() {}

    /** Why a request is not answered; empty when it is. */
    static Optional<Answer> refusal(Request request) {
        var own = new OwnAddress(Request.getLocalPort(request));
        if (!own.isIn(request.getHeaders().getValuesList(HttpHeader.HOST)) || isForAnotherHost(request, own)) {
            return Optional.of(Errors.answer(OwnAddress.MISDIRECTED, "MISDIRECTED_REQUEST", own.refusal()));
        }
        return isOfAnotherSite(request, own)
                ? Optional.of(
                        Errors.answer(
                                403,
                                "CROSS_SITE_REQUEST",
                                "The simulator takes no requests of web pages that are not its own. Send it from a program instead."))
                : Optional.empty();
    }

    /** {@code GET http://example.org/ HTTP/1.1}. */
    private static boolean isForAnotherHost(Request request, OwnAddress own) {
        var authority = request.getHttpURI().getAuthority();
        return request.getHttpURI().isAbsolute() && authority != null && !own.isHost(authority);
    }

    /** A link or a redirect to the page where a user signs in is none: it only shows it. */
    private static boolean isOfAnotherSite(Request request, OwnAddress own) {
        var headers = request.getHeaders();
        var origin = headers.get(HttpHeader.ORIGIN);
        if (origin != null) {
            return !own.isOrigin(origin);
        }
        boolean shows = READING.contains(request.getMethod()) && "navigate".equals(headers.get("Sec-Fetch-Mode"));
        return !shows && OTHER_SITES.contains(String.valueOf(headers.get("Sec-Fetch-Site")));
    }
}
