package io.saddlebag.secrets;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The secrets that this process has come to know: whoever gets to know one says so here, before anybody else hears of it.
 * Like the log, which they are kept out of, there is one for the whole process.
 */
public final class Secrets {

    /** What is shown instead. */
    static final String HIDDEN = "***";

    /** In characters. Shorter ones are ordinary words, and hiding those would show what they are. */
    private static final int SHORTEST = Beginnings.LONGEST;

    /** So many of those that are replaced by newer ones are known: a process that runs for months gets one every two hours. */
    private static final int LATEST = 200;

    private static final Set<String> LASTING = new LinkedHashSet<>();
    private static final Set<String> PASSING = new LinkedHashSet<>();
    private static volatile Known known = new Known();

    private Secrets() {}

    /** Never lets this text be said from now on, neither as it is nor as it stands in URLs and forms. */
    public static void keep(String secret) {
        add(secret, LASTING, Integer.MAX_VALUE);
    }

    /** The same for a token, a code or whatever else lasts for hours. */
    public static void keepForNow(String secret) {
        add(secret, PASSING, LATEST);
    }

    private static void add(String secret, Set<String> to, int most) {
        if (secret == null || secret.length() < SHORTEST || secret.isBlank()) {
            return;
        }
        synchronized (LASTING) {
            // The one that was named last is forgotten last.
            boolean before = to.remove(secret);
            to.add(secret);
            if (to.size() > most) {
                to.remove(to.iterator().next());
            }
            if (!before) {
                known = new Known(Stream.concat(LASTING.stream(), PASSING.stream())
                        .flatMap(each -> Stream.of(each, URLEncoder.encode(each, StandardCharsets.UTF_8)))
                        .distinct()
                        .sorted(Comparator.comparing(String::length).reversed())
                        .toArray(String[]::new));
            }
        }
    }

    /** @return the text with {@code ***} for every secret in it; the same object where there is none */
    public static String hidden(String text) {
        if (text == null) {
            return null;
        }
        return SecretForms.hidden(known.hidden(text));
    }

    /** Whether a text may be said as it is. */
    static boolean mayBeSaid(String text) {
        return hidden(text) == text;
    }

    /** All that are known at a time, the longest first: of two of which one begins the other nothing may be left. */
    private static final class Known {

        private final String[] secrets;
        private final Beginnings beginnings;

        Known(String... secrets) {
            this.secrets = secrets;
            this.beginnings = new Beginnings(SHORTEST, secrets);
        }

        String hidden(String text) {
            if (!beginnings.mayStandIn(text)) {
                return text;
            }
            var told = text;
            for (var secret : secrets) {
                if (told.contains(secret)) {
                    told = told.replace(secret, HIDDEN);
                }
            }
            return told;
        }
    }
}
