package io.saddlebag.records;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name that was probably meant, for {@code Did you mean 'lower'?} */
public final class NearestName {

    /** In chars; a longer name is no name, and comparing two of them would take all memory. */
    private static final int LONGEST = 500;

    private NearestName() {}

    /**
     * @param typed what the user wrote
     * @param names the names that there are
     * @return the one that differs in the fewest letters, at most a third of them; case, blanks and punctuation count as no
     *     difference where nothing else differs
     */
    public static Optional<String> of(String typed, Collection<String> names) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        int allowed = wanted.length() < 2 ? 0 : Math.max(1, wanted.length() / 3);
        record Candidate(String name, int distance) {}
        return names.stream()
                .map(name -> new Candidate(name, difference(wanted, name.toLowerCase(Locale.ROOT), allowed)))
                .filter(candidate -> candidate.distance <= allowed)
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .map(Candidate::name);
    }

    private static int difference(String wanted, String name, int allowed) {
        if (isSame(wanted, name)) {
            return 0;
        }
        boolean comparable = Math.abs(name.length() - wanted.length()) <= allowed && name.length() <= LONGEST;
        return comparable ? distance(wanted, name) : Integer.MAX_VALUE;
    }

    /** Whether two names have the same letters and digits, whatever their case and what stands between. */
    public static boolean isSame(String one, String other) {
        String letters = letters(one);
        return !letters.isEmpty() && letters.equals(letters(other));
    }

    private static String letters(String name) {
        return ColumnName.plain(name).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}]", "");
    }

    /** Letters left out, added, replaced or swapped with their neighbour (Damerau and Levenshtein). */
    private static int distance(String a, String b) {
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : cheapest(steps, a, b, i, j);
            }
        }
        return steps[a.length()][b.length()];
    }

    private static int cheapest(int[][] steps, String a, String b, int i, int j) {
        int replaced = steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, steps[i - 2][j - 2] + 1) : best;
    }
}
