package io.saddlebag.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Finds a name that overwrites nothing: {@code march.csv}, {@code march.2.csv}, {@code march.3.csv}, … A name that would be
 * too long for the file system is cut and carries a checksum of the whole name, so that two long names stay different.
 */
public final class FreeName {

    /** Whether a name is in use. */
    @FunctionalInterface
    public interface Taken<E extends Exception> {
        boolean test(String name) throws E;
    }

    /** In bytes: the limit of nearly every file system (NAME_MAX). */
    private static final int LONGEST = 255;

    /** A longer part behind the last dot is no file type. */
    private static final int LONGEST_ENDING = 32;

    private FreeName() {}

    /** The part of a file name before its last dot: {@code march} of {@code march.csv}, {@code .hidden} of {@code .hidden}. */
    public static String stem(String name) {
        return name.substring(0, name.length() - ending(name).length());
    }

    /** The last dot and what follows it: {@code .csv} of {@code march.csv}; empty where there is none. */
    public static String ending(String name) {
        var dot = name.lastIndexOf('.');
        return dot > name.lastIndexOf('/') + 1 && bytes(name.substring(dot)) <= LONGEST_ENDING
                ? name.substring(dot)
                : "";
    }

    /**
     * @param stem {@code march}; may have folders in front
     * @param ending with its dot, {@code .results.csv}; may be empty
     */
    public static <E extends Exception> String of(String stem, String ending, Taken<E> taken) throws E {
        return of(stem, "", ending, taken);
    }

    /** @param mark what is never cut off the stem: {@code .edited} gives {@code march.edited.csv}, {@code march.edited.2.csv} */
    public static <E extends Exception> String of(String stem, String mark, String ending, Taken<E> taken) throws E {
        var name = fitted(stem, mark + ending);
        for (var number = 2; taken.test(name); number++) {
            name = fitted(stem, mark + "." + number + ending);
        }
        return name;
    }

    /** The name of a file that is being written: {@code .march.csv.part}. */
    public static String draft(String name) {
        return fitted("." + name, ".part");
    }

    /** The two joined, the stem cut where the name would not fit. */
    public static String fitted(String stem, String ending) {
        var folder = stem.substring(0, stem.lastIndexOf('/') + 1);
        var name = stem.substring(folder.length());
        if (bytes(name) + bytes(ending) <= LONGEST) {
            return stem + ending;
        }
        var checksum = String.format(Locale.ROOT, "~%08x", name.hashCode());
        return folder + cut(name, LONGEST - bytes(checksum) - bytes(ending)) + checksum + ending;
    }

    /** The beginning of a text that takes at most so many bytes, without half a character at its end. */
    private static String cut(String text, int most) {
        var kept = new StringBuilder();
        var left = most;
        for (var character : text.codePoints().toArray()) {
            var next = Character.toString(character);
            left -= bytes(next);
            if (left < 0) {
                break;
            }
            kept.append(next);
        }
        return kept.toString();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
