package io.saddlebag;

import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Settings of Camel's that Saddlebag refuses, in every spelling and from every place that Camel takes them from. */
final class CamelsOwn {

    private static final String RELOAD = "camelmainroutesreload";
    private static final String SHUTDOWN = "camelmainshutdowntimeout";
    private static final String INSTANCE = "camelcomponentsalesforceinstanceurl";
    private static final String WHY_NOT_RELOAD =
            "is refused: Camel's live reload can stop a flow without a word (CAMEL-24860, CAMEL-24866).";
    private static final String INSTEAD = "Remove it, and restart Saddlebag when a file in routes/ has changed.";

    private CamelsOwn() {}

    /** @param place of the setting in {@code application.properties} */
    static Optional<Problem> problem(Place place, String key, String value) {
        var letters = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        if (letters.startsWith(RELOAD)) {
            boolean off = letters.equals(RELOAD + "enabled") && value.strip().equalsIgnoreCase("false");
            return off ? Optional.empty() : Optional.of(new Problem(place, key + " " + WHY_NOT_RELOAD, INSTEAD));
        }
        if (letters.equals(INSTANCE)) {
            return Optional.of(new Problem(
                    place,
                    key + " has no effect here: the sign-in gives the instance URL.",
                    "Remove it, and set camel.component.salesforce.login-url."));
        }
        return letters.startsWith(SHUTDOWN)
                ? Optional.of(new Problem(
                        place,
                        key + " has no effect here.",
                        "Set saddlebag.stop-timeout: it also ends the calls first."))
                : Optional.empty();
    }

    /** Those that come past {@code application.properties}: Camel reads both of these, too. */
    static List<Problem> problems(Map<String, String> environment, Map<?, ?> systemProperties) {
        var problems = new ArrayList<Problem>();
        environment.forEach((name, value) ->
                problem(new Place("environment", 0), name, value).ifPresent(problems::add));
        systemProperties.forEach((name, value) -> problem(new Place("SADDLEBAG_OPTS", 0), name.toString(), "" + value)
                .ifPresent(problems::add));
        return problems;
    }

    /** It came by a way that nobody knows of. */
    static Problem reload() {
        return new Problem(
                new Place("application.properties", 0), "camel.main.routes-reload-enabled " + WHY_NOT_RELOAD, INSTEAD);
    }
}
