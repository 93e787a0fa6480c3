package io.saddlebag;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The secrets that were said, each as who said it and where in the text it stood, itself left out. */
final class Leaks {

    private static final String FOUND = "A secret was said: ";

    private static final Queue<String> HEARD = new ConcurrentLinkedQueue<>();

    private Leaks() {}

    /** A line that tells of a secret in a text; empty when there is none. */
    static Optional<String> in(String who, String text) {
        return SecretLooks.in(text).map(leak -> FOUND + who + " said " + leak.replace('\n', ' '));
    }

    /** Takes note of a secret in a text, or of what an {@link Ear} heard of one. */
    static void hear(String who, String text) {
        if (text.startsWith(FOUND)) {
            HEARD.add(text.strip().substring(FOUND.length()));
        } else {
            in(who, text).ifPresent(found -> HEARD.add(found.substring(FOUND.length())));
        }
    }

    /** All that were noted since the last time, which are forgotten with that. */
    static List<String> told() {
        List<String> leaks = new ArrayList<>();
        for (var leak = HEARD.poll(); leak != null; leak = HEARD.poll()) {
            leaks.add(leak);
        }
        return leaks;
    }
}
