package io.saddlebag.simulator.http;

import java.util.function.Function;

/**
 * One entry of the list of endpoints.
 *
 * @param template a path whose variable parts stand in braces; a last part {@code {rest...}} takes whatever follows, also nothing
 * @param kind what it is counted as, and what faults are aimed at
 * @param needsSession whether a caller without a session is refused and the call counts against the daily limit
 */
public record Endpoint(
        String method, String template, Kind kind, boolean needsSession, Function<Call, Answer> function) {

    /** An endpoint for callers with a session. */
    public static Endpoint data(Kind kind, String method, String template, Function<Call, Answer> function) {
        return new Endpoint(method, template, kind, true, function);
    }

    /** An endpoint for anybody. */
    public static Endpoint open(Kind kind, String method, String template, Function<Request, Answer> function) {
        return new Endpoint(method, template, kind, false, call -> function.apply(call.request()));
    }
}
