package io.saddlebag.ledger;

/** Finds a name that overwrites nothing: {@code march.csv}, {@code march.2.csv}, {@code march.3.csv}, … */
public final class FreeName {

    /** Whether a name is in use. */
    @FunctionalInterface
    public interface Taken<E extends Exception> {
        boolean test(String name) throws E;
    }

    private FreeName() {}

    /** The part of a file name before its last dot: {@code march} of {@code march.csv}, {@code .hidden} of {@code .hidden}. */
    public static String stem(String name) {
        var dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /**
     * @param stem {@code march}
     * @param ending with its dot, {@code .results.csv}; may be empty
     */
    public static <E extends Exception> String of(String stem, String ending, Taken<E> taken) throws E {
        var name = stem + ending;
        for (var number = 2; taken.test(name); number++) {
            name = stem + "." + number + ending;
        }
        return name;
    }
}
