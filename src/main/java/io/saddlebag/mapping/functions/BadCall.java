package io.saddlebag.mapping.functions;

/** A call that can never work, whatever the row: found when a mapping is compiled. */
public final class BadCall extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String fix;

    /**
     * @param what one sentence with the text found
     * @param fix what to write instead; may be empty
     */
    public BadCall(String what, String fix) {
        super(what, null, false, false);
        this.fix = fix;
    }

    public String what() {
        return getMessage();
    }

    public String fix() {
        return fix;
    }
}
