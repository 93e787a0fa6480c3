package io.saddlebag.storm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The rows of one file, of which the simulator refuses one in a hundred, and what must have become of them.
 *
 * @param name of the file
 */
record Cargo(String name, Kind kind, List<Line> lines) {

    /** How a file is loaded. */
    enum Kind {
        /** By a unique key. */
        UPSERT("customers", "Contact"),
        /** New records, with a unique field that tells whether one is there already. */
        INSERT("prospects", "Lead"),
        /** By a unique key, and two of the keys stand in up to a hundred rows each. */
        REPEATED("customers", "Contact");

        final String flow;
        final String object;

        Kind(String flow, String object) {
            this.flow = flow;
            this.object = object;
        }
    }

    /**
     * One row.
     *
     * @param number its line in the file; the header is line 1
     * @param refusal the code that Salesforce refuses it with; empty for a good row
     */
    record Line(int number, String key, String name, String email, String refusal) {

        boolean isGood() {
            return refusal.isEmpty();
        }

        @Override
        public String toString() {
            return key + "," + name + "," + email;
        }
    }

    private static final int MOST_REPEATS = 100;
    private static final int ROWS_FOR_A_REPEAT = 100;
    private static final int ONE_BAD_IN = 100;

    static Cargo of(Kind kind, int number, int rows, Random random) {
        var prefix = kind.name().charAt(0) + "" + number + "-";
        var repeated = kind == Kind.REPEATED ? repeated(prefix, rows, random) : Map.<Integer, String>of();
        var lines = new ArrayList<Line>(rows);
        for (int i = 0; i < rows; i++) {
            var key = repeated.getOrDefault(i, prefix + i);
            boolean bad = random.nextInt(ONE_BAD_IN) == 0 && !repeated.containsKey(i);
            lines.add(bad ? bad(i, key) : new Line(i + 2, key, "Name " + i, "p" + i + "@example.org", ""));
        }
        return new Cargo(kind.name().toLowerCase() + "-" + number + ".csv", kind, List.copyOf(lines));
    }

    private static Line bad(int i, String key) {
        return i % 2 == 0
                ? new Line(i + 2, key, "", "p" + i + "@example.org", "REQUIRED_FIELD_MISSING")
                : new Line(i + 2, key, "Name " + i, "no address", "INVALID_EMAIL_ADDRESS");
    }

    /** Every third one follows the one before it at once, so that they meet in one chunk as well. */
    private static Map<Integer, String> repeated(String prefix, int rows, Random random) {
        var places = new HashMap<Integer, String>();
        for (var key : List.of(prefix + "twin", prefix + "other-twin")) {
            int place = random.nextInt(rows);
            for (int n = 0; n < Math.min(MOST_REPEATS, rows / ROWS_FOR_A_REPEAT); n++) {
                while (places.containsKey(place)) {
                    place = n % 3 == 0 ? (place + 1) % rows : random.nextInt(rows);
                }
                places.put(place, key);
            }
        }
        return places;
    }

    String text() {
        var text = new StringBuilder("key,name,email\n");
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /** Key to name: of several rows with one key, the last one stands. */
    Map<String, String> expected() {
        var names = new HashMap<String, String>();
        lines.stream().filter(Line::isGood).forEach(line -> names.put(line.key(), line.name()));
        return names;
    }

    List<Line> bad() {
        return lines.stream().filter(line -> !line.isGood()).toList();
    }

    /** The keys that stand in one row only. */
    Set<String> single() {
        var seen = new HashSet<String>();
        var twice = new HashSet<String>();
        lines.forEach(line -> {
            if (!seen.add(line.key())) {
                twice.add(line.key());
            }
        });
        seen.removeAll(twice);
        return seen;
    }
}
