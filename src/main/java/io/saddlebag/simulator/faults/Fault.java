package io.saddlebag.simulator.faults;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** One thing that goes wrong on purpose. Texts and codes are those of the contract sheet, section 2.1. */
public sealed interface Fault {

    /** What a fault happens to. */
    enum Scope {
        CALL,
        RECORD,
        JOB,
        AUTHORIZATION
    }

    default Scope scope() {
        return Scope.CALL;
    }

    /** 401 INVALID_SESSION_ID, and the session is over: its token is refused from now on. */
    record ExpiredSession() implements Fault {}

    /** 401 INVALID_SESSION_ID with a text that no refresh cures. */
    record UnusableSession(String message) implements Fault {
        public UnusableSession() {
            this("This session is not valid for use with the REST API");
        }
    }

    /** 503, as SERVER_UNAVAILABLE in JSON or as the HTML page that maintenance shows. */
    record ServerUnavailable(boolean html) implements Fault {
        public ServerUnavailable() {
            this(false);
        }
    }

    /**
     * 503, or 429 as proxies have it, with a {@code Retry-After}.
     *
     * @param after seconds, or a date as HTTP writes it
     */
    record RetryLater(int status, String after) implements Fault {}

    /** 500 UNKNOWN_EXCEPTION. */
    record ServerError() implements Fault {}

    /** The edge before the instance fails, 420 or 502, with an HTML page. */
    record EdgeError(int status) implements Fault {}

    /** 403 REQUEST_LIMIT_EXCEEDED: the day's requests are used up. */
    record DailyLimit() implements Fault {}

    /** 403 REQUEST_LIMIT_EXCEEDED: too many long calls at this moment. */
    record ConcurrentLimit() implements Fault {}

    /** The call is refused whole with this error. */
    record CallRefused(int status, String errorCode, String message) implements Fault {}

    /** An OAuth endpoint refuses with 400 and this error. */
    record LoginRefused(String error, String description) implements Fault {}

    /**
     * The authorize endpoint refuses with this error: where Salesforce shows it, to the callback or on a page of its own. {@code
     * OAUTH_APPROVAL_ERROR_GENERIC} stands on the page alone.
     *
     * @param description empty for the error's own words
     * @param onPage on the error page, also when Salesforce tells it to the callback
     */
    record AuthorizeRefused(String error, String description, boolean onPage) implements Fault {
        public AuthorizeRefused(String error) {
            this(error, "", false);
        }

        @Override
        public Scope scope() {
            return Scope.AUTHORIZATION;
        }
    }

    /** The connection is reset before anything was done. */
    record ConnectionReset() implements Fault {}

    /** All is done and stored, then the connection is reset: the caller never hears. */
    record AnswerLost() implements Fault {}

    /** All is done and stored, and the answer is a 200 without a body. */
    record EmptyAnswer() implements Fault {}

    /** The answer comes later than usual by this time. */
    record SlowAnswer(Duration delay) implements Fault {}

    /**
     * All is done and stored, and the answer is held back until the latch is open: what happens while calls are out can be
     * tried without a stopwatch. Only for who runs the simulator in a process of his own, so it has no name on the command line.
     */
    record AnswerHeld(CountDownLatch until) implements Fault {}

    /**
     * The call is carried out only when the latch is open, whether its caller is still there or not: as a long transaction is.
     * Together with {@link ConnectionReset} it is never carried out. It has no name on the command line either; there
     * {@link SlowAnswer} does the same by the clock.
     */
    record CallHeld(CountDownLatch until) implements Fault {}

    /** UNABLE_TO_LOCK_ROW for that many records, one after the other as they come; with a rate, for single records. */
    record RowLocked(int times) implements Fault {
        public RowLocked() {
            this(1);
        }

        @Override
        public Scope scope() {
            return Scope.RECORD;
        }
    }

    /** One record is refused with this error, as by a trigger or a flow. */
    record RecordRefused(String statusCode, String message, List<String> fields) implements Fault {
        public RecordRefused {
            fields = List.copyOf(fields);
        }

        @Override
        public Scope scope() {
            return Scope.RECORD;
        }
    }

    /** A Bulk job fails after that many rows; those stay written, the rest is unprocessed. */
    record JobFailed(long afterRows, String errorMessage) implements Fault {
        public JobFailed() {
            this(0, "TooManyLockFailure : Too many lock failures");
        }

        @Override
        public Scope scope() {
            return Scope.JOB;
        }
    }
}
