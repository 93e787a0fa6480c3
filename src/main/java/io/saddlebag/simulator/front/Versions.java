package io.saddlebag.simulator.front;

import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Errors;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The API versions that are served: three releases a year, up to Winter '27 (contract sheet, head). */
public final class Versions {

    /** Versions up to 30.0 are gone (contract sheet, section 1.4). */
    public static final int FIRST = 31;

    public static final int LAST = 68;
    private static final List<String> SEASONS = List.of("Spring", "Summer", "Winter");

    private Versions() {}

    /** One version as the list of versions shows it. */
    public record Version(String label, String number) {}

    /** In ascending order. */
    public static List<Version> all() {
        return IntStream.rangeClosed(FIRST, LAST)
                .mapToObj(number -> new Version(label(number), number + ".0"))
                .toList();
    }

    /** Version 66 is Spring '26, 67 Summer '26, 68 Winter '27. */
    private static String label(int number) {
        var season = Math.floorMod(number, 3);
        var year = 26 + Math.floorDiv(number - 66, 3) + (season == 2 ? 1 : 0);
        return SEASONS.get(season) + " '" + year;
    }

    /** Why a path's version is not served, {@code v66.0}; empty when it is, or when the path names none. */
    static Optional<Answer> refusal(String version) {
        if (version == null) {
            return Optional.empty();
        }
        if (!version.matches("v\\d{1,3}\\.0")) {
            return Optional.of(Errors.notFound());
        }
        var number = Integer.parseInt(version.substring(1, version.indexOf('.')));
        if (number > LAST) {
            return Optional.of(Errors.notFound());
        }
        return number >= FIRST
                ? Optional.empty()
                : Optional.of(Errors.answer(
                        410, "UNSUPPORTED_API_VERSION", "API version " + version.substring(1) + " is retired."));
    }
}
