package io.saddlebag.simulator.front;

import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Errors;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The API versions that an org offers; Salesforce adds three a year.
 *
 * @param lowest those below it are retired
 * @param highest that of the org's release
 */
public record Versions(int lowest, int highest) {

    /** The versions of Winter '27. 7.0 to 20.0 were retired in Summer '22, 21.0 to 30.0 in Summer '25. */
    public static final Versions WINTER_27 = new Versions(31, 68);

    /** The oldest version that Salesforce calls retired; there is none before it (Help 000354473). */
    private static final int OLDEST = 7;

    private static final List<String> SEASONS = List.of("Spring", "Summer", "Winter");

    /** @throws IllegalArgumentException when there can be no such org */
    public Versions {
        if (!fit(lowest, highest)) {
            throw new IllegalArgumentException("There are no API versions " + lowest + " to " + highest
                    + ". Write the lowest, which is at least " + OLDEST + ", then the highest.");
        }
    }

    private static boolean fit(int lowest, int highest) {
        return lowest >= OLDEST && lowest <= highest && highest <= 999;
    }

    /** Reads {@code 31-68}; empty when that is no range of versions. */
    public static Optional<Versions> parse(String text) {
        if (!text.matches("\\d{1,3}-\\d{1,3}")) {
            return Optional.empty();
        }
        var ends = text.split("-");
        var lowest = Integer.parseInt(ends[0]);
        var highest = Integer.parseInt(ends[1]);
        return fit(lowest, highest) ? Optional.of(new Versions(lowest, highest)) : Optional.empty();
    }

    /** One version as the list of versions shows it. */
    public record Version(String label, String number) {}

    /** In ascending order. */
    public List<Version> all() {
        return IntStream.rangeClosed(lowest, highest)
                .mapToObj(number -> new Version(label(number), number + ".0"))
                .toList();
    }

    /** Version 66 is Spring '26, 67 Summer '26, 68 Winter '27. */
    private static String label(int number) {
        var season = Math.floorMod(number, 3);
        var year = 26 + Math.floorDiv(number - 66, 3) + (season == 2 ? 1 : 0);
        return SEASONS.get(season) + " '" + String.format("%02d", Math.floorMod(year, 100));
    }

    /** Why a path's version is not served, {@code v66.0}; empty when it is, or when the path names none. */
    Optional<Answer> refusal(String version) {
        if (version == null) {
            return Optional.empty();
        }
        if (!version.matches("v\\d{1,3}\\.0")) {
            return Optional.of(Errors.notFound());
        }
        var number = Integer.parseInt(version.substring(1, version.indexOf('.')));
        if (number > highest || number < OLDEST) {
            return Optional.of(Errors.notFound());
        }
        return number >= lowest
                ? Optional.empty()
                : Optional.of(Errors.answer(
                        410, "UNSUPPORTED_API_VERSION", "API version " + version.substring(1) + " is retired."));
    }
}
