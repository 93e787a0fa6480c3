package io.saddlebag.simulator.http;

/**
 * Ends a call with an answer that refuses it whole; thrown from deep inside the reading of a body or a query, where no
 * result can be given back. Carries no stack trace, for it is no failure of the program.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Answer answer;

    public Refusal(Answer answer) {
        this("refused with " + answer.status(), answer);
    }

    private Refusal(String message, Answer answer) {
        super(message, null, false, false);
        this.answer = answer;
    }

    public Refusal(int status, String errorCode, String message, String... fields) {
        this(message, Errors.answer(status, errorCode, message, fields));
    }

    /** The simulator's own limits: it says so and names what it can do instead. */
    public static Refusal notImplemented(String what, String nearest) {
        return new Refusal(Errors.notImplemented(what, nearest));
    }

    public Answer answer() {
        return answer;
    }
}
