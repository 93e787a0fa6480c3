package io.saddlebag.simulator.faults;

import java.util.List;
import java.util.function.Function;

/**
 * The names by which faults are ordered from outside.
 *
 * @param value what may stand behind the equals sign; empty when nothing may
 * @param maker makes the fault of that value, which is empty when it was left out
 */
record FaultNames(String name, String value, String what, Function<String, Fault> maker) {

    static final List<FaultNames> ALL = List.of(
            plain("expired-session", "401 INVALID_SESSION_ID; the session is over", new Fault.ExpiredSession()),
            new FaultNames(
                    "unusable-session",
                    "TEXT",
                    "401 with a text that no refresh cures",
                    text -> text.isEmpty() ? new Fault.UnusableSession() : new Fault.UnusableSession(text)),
            plain("unavailable", "503 SERVER_UNAVAILABLE", new Fault.ServerUnavailable()),
            new FaultNames(
                    "retry-after",
                    "TIME",
                    "503 with the header Retry-After: 30s, 2m",
                    time -> new Fault.RetryLater(
                            503,
                            String.valueOf(Durations.parse(time.isEmpty() ? "30s" : time)
                                    .toSeconds()))),
            plain("maintenance", "503 with an HTML page", new Fault.ServerUnavailable(true)),
            plain("server-error", "500 UNKNOWN_EXCEPTION", new Fault.ServerError()),
            plain("edge-420", "420 with an HTML page: no route to the instance", new Fault.EdgeError(420)),
            plain("edge-502", "502 with an HTML page: the instance cannot be reached", new Fault.EdgeError(502)),
            plain("daily-limit", "403 REQUEST_LIMIT_EXCEEDED, the day's requests", new Fault.DailyLimit()),
            plain("concurrent-limit", "403 REQUEST_LIMIT_EXCEEDED, for a moment", new Fault.ConcurrentLimit()),
            plain("reset", "connection reset before anything was done", new Fault.ConnectionReset()),
            plain("answer-lost", "all is stored, then the connection is reset", new Fault.AnswerLost()),
            plain("empty-answer", "all is stored, and the answer is an empty 200", new Fault.EmptyAnswer()),
            new FaultNames("slow", "TIME", "the answer comes later by 500ms, 2s, 1m", FaultNames::slow),
            plain("row-locked", "UNABLE_TO_LOCK_ROW for a record", new Fault.RowLocked()),
            new FaultNames(
                    "record-refused",
                    "CODE[,TEXT]",
                    "a record is refused with this code, as by a trigger",
                    code -> KnownRefusals.ofRecord(code.isEmpty() ? "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY" : code)),
            new FaultNames(
                    "call-refused",
                    "CODE",
                    "a call is refused with this errorCode, and its status",
                    code -> KnownRefusals.ofCall(code.isEmpty() ? "STORAGE_LIMIT_EXCEEDED" : code)),
            new FaultNames(
                    "login-refused",
                    "ERROR[,TEXT]",
                    "the token endpoint refuses with this OAuth error",
                    FaultNames::loginRefused),
            new FaultNames(
                    "ip-restricted",
                    "",
                    "the token endpoint does not serve the caller's address",
                    none -> new Fault.LoginRefused("invalid_grant", "ip restricted")),
            new FaultNames(
                    "authorize-refused",
                    "ERROR[,TEXT]",
                    "a sign-in by browser is refused",
                    text -> authorizeRefused(text.isEmpty() ? "OAUTH_APPROVAL_ERROR_GENERIC" : text, false)),
            new FaultNames(
                    "authorize-page",
                    "ERROR[,TEXT]",
                    "the same, always on its error page",
                    text -> authorizeRefused(text.isEmpty() ? "invalid_client" : text, true)),
            new FaultNames(
                    "job-failed",
                    "ROWS",
                    "a Bulk job fails after so many rows, or before the first",
                    FaultNames::jobFailed));

    private static Fault loginRefused(String text) {
        var parts = text.split(",", 2);
        return new Fault.LoginRefused(
                parts[0].isEmpty() ? "invalid_grant" : parts[0], parts.length > 1 ? parts[1] : "refused on purpose");
    }

    private static Fault authorizeRefused(String text, boolean onPage) {
        var parts = text.split(",", 2);
        return new Fault.AuthorizeRefused(parts[0], parts.length > 1 ? parts[1] : "", onPage);
    }

    private static Fault jobFailed(String rows) {
        if (!rows.matches("\\d{0,9}")) {
            throw new IllegalArgumentException("'" + rows + "' is no number of rows. Write job-failed=250.");
        }
        return new Fault.JobFailed(rows.isEmpty() ? 0 : Long.parseLong(rows), new Fault.JobFailed().errorMessage());
    }

    private static FaultNames plain(String name, String what, Fault fault) {
        return new FaultNames(name, "", what, value -> fault);
    }

    private static Fault slow(String time) {
        return new Fault.SlowAnswer(Durations.parse(time.isEmpty() ? "1s" : time));
    }

    Fault make(String given) {
        if (value.isEmpty() && !given.isEmpty()) {
            throw new IllegalArgumentException("The fault '" + name + "' takes no value, but got '" + given + "'.");
        }
        return maker.apply(given);
    }

    /** {@code slow[=TIME]}. */
    String written() {
        return value.isEmpty() ? name : name + "[=" + value + "]";
    }
}
