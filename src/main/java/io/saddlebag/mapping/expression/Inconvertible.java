package io.saddlebag.mapping.expression;

/**
 * A value of a row that cannot become what the expression asks for. Expected, hence without a stack trace: a file may hold many.
 */
public final class Inconvertible extends RuntimeException {

    /** Stands in a cure for the column that the value came from, which only the mapping knows. */
    public static final String COLUMN = "{column}";

    private static final long serialVersionUID = 1;

    private final String value;

    /**
     * @param value the value found, as text; empty when the trouble is not one value's
     * @param what what is wrong with it and what to do, to be read after the value: {@code is no number.} Where a cure
     *     names the column, {@link #COLUMN} stands for it
     */
    public Inconvertible(String value, String what) {
        super(what, null, false, false);
        this.value = value;
    }

    public String value() {
        return value;
    }

    public String what() {
        return getMessage();
    }
}
