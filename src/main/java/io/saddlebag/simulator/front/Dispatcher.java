package io.saddlebag.simulator.front;

import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Call;
import io.saddlebag.simulator.http.Errors;
import io.saddlebag.simulator.http.Refusal;
import io.saddlebag.simulator.http.Request;
import io.saddlebag.simulator.http.RoutingTable;
import io.saddlebag.simulator.http.RoutingTable.Match;
import io.saddlebag.simulator.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the endpoint of a request and runs it. A composite call runs its parts through the same list of endpoints that it
 * stands in itself; therefore the list is told after the endpoints are made.
 */
public final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Versions versions;
    private volatile RoutingTable table;

    public Dispatcher(Versions versions) {
        this.versions = versions;
    }

    public void serve(RoutingTable endpoints) {
        table = endpoints;
    }

    Match match(Request request) {
        return table.match(request.method(), request.rawPath());
    }

    /** Answers a part of a composite call: no session, fault, limit or delay of its own. */
    public Answer part(Request request, Session session) {
        var match = match(request);
        return match instanceof Match.Found found && found.endpoint().needsSession()
                ? run(found, new Call(request, found.path(), session))
                : unmatched(request, match);
    }

    Answer run(Match.Found found, Call call) {
        try {
            return versions.refusal(found.path().get("version"))
                    .or(() -> Accepted.refusal(call.request()))
                    .orElseGet(() -> found.endpoint().function().apply(call));
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (RuntimeException e) {
            LOG.error(
                    "simulator: {} {} failed",
                    call.request().method(),
                    found.endpoint().template(),
                    e);
            return Errors.unexpected();
        }
    }

    /** Below a version that is not served nothing is looked for. */
    Answer unmatched(Request request, Match match) {
        return versions.refusal(version(request.path())).orElseGet(() -> notFound(request, match));
    }

    private static String version(String path) {
        var parts = path.split("/");
        return path.startsWith("/services/data/") && parts.length > 3 ? parts[3] : null;
    }

    private static Answer notFound(Request request, Match match) {
        return match instanceof Match.OtherMethods other
                ? Errors.methodNotAllowed(request.method(), other.allowed())
                : Errors.notFound();
    }
}
