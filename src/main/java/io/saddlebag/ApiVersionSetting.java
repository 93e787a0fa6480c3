package io.saddlebag;

import io.saddlebag.flow.Flow;
import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import io.saddlebag.salesforce.ApiVersion;
import io.saddlebag.salesforce.Operation;
import io.saddlebag.salesforce.Retirement;
import io.saddlebag.salesforce.login.LoginSettings;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is wrong with the API version that the settings name, without asking an org. */
public final class ApiVersionSetting {

    static final String KEY = LoginSettings.API_VERSION;
    private static final String VARIABLE = "SALESFORCE_API_VERSION";
    private static final ApiVersion FOR_COLLECTIONS = new ApiVersion(42);
    private static final ApiVersion FOR_UPSERTS = new ApiVersion(46);
    private static final String LETTERS = "camelcomponentsalesforceapiversion";

    private ApiVersionSetting() {}

    /** Whether Camel reads the key as this one: it takes {@code apiVersion} and {@code API-VERSION}, too. */
    static boolean isMeant(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "").equals(LETTERS);
    }

    /**
     * Keeps the start from happening: no version, or one that Salesforce has retired everywhere.
     *
     * @param written the line that sets it; empty where it comes from the environment
     * @param newer a version to name as an example
     */
    static Optional<Problem> problem(Map<String, String> values, Optional<Place> written, String newer) {
        var value = value(values);
        if (value.contains("{{")) {
            // A placeholder that only Camel can resolve. Camel names it when it is missing.
            return Optional.empty();
        }
        var place = written.orElse(new Place("environment", 0));
        var name = written.isPresent() ? KEY : VARIABLE;
        if (value.isEmpty()) {
            return Optional.of(new Problem(
                    place, name + " is empty.", "Write a version, for instance " + newer + ", or remove the line."));
        }
        var version = ApiVersion.read(value);
        if (version.isEmpty()) {
            return Optional.of(new Problem(
                    place,
                    "%s is '%s', which is not an API version.".formatted(name, value),
                    "Write it as %s or v%1$s.".formatted(newer)));
        }
        return version.flatMap(Retirement::of)
                .filter(Retirement::isDone)
                .map(gone -> new Problem(
                        place,
                        "%s is '%s'. Salesforce retired the API versions %s in %s."
                                .formatted(name, value, gone.versions(), gone.release()),
                        "Set a newer one, for instance " + newer + "."));
    }

    /**
     * What the flows need: Salesforce has sObject Collections since 42.0, and their upsert since 46.0 (REST API Developer Guide,
     * "sObject Collections", "Upsert Records Using sObject Collections").
     */
    static Optional<Problem> tooOld(Configuration configuration, Collection<Flow> flows) {
        return ApiVersion.read(value(configuration.values()))
                .filter(version ->
                        Retirement.of(version).filter(Retirement::isDone).isEmpty())
                .flatMap(version -> tooOld(version, flows));
    }

    private static Optional<Problem> tooOld(ApiVersion version, Collection<Flow> flows) {
        var named = flows.stream()
                .filter(flow -> version.compareTo(needed(flow)) < 0)
                .map(Flow::id)
                .sorted()
                .toList();
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(
                        new Place("application.properties", 0),
                        "%s is %s, which is too old for: %s.".formatted(KEY, version, String.join(", ", named)),
                        "Set %s or newer for flows that upsert, %s or newer for others."
                                .formatted(FOR_UPSERTS, FOR_COLLECTIONS)));
    }

    private static ApiVersion needed(Flow flow) {
        return flow.operation() == Operation.UPSERT ? FOR_UPSERTS : FOR_COLLECTIONS;
    }

    /** One level of {{name}}, as users write it. */
    private static String value(Map<String, String> values) {
        var value = values.getOrDefault(KEY, "").strip();
        return value.matches("\\{\\{[\\w.-]+}}")
                ? values.getOrDefault(value.substring(2, value.length() - 2), value)
                        .strip()
                : value;
    }

    /** What Salesforce has announced for the version; keeps nothing from running. */
    public static Optional<Announced> announced(Configuration configuration, LocalDate today) {
        return ApiVersion.read(value(configuration.values())).flatMap(version -> Retirement.of(version)
                .filter(retirement -> !retirement.isDone())
                .map(retirement -> announced(version, retirement, today)));
    }

    private static Announced announced(ApiVersion version, Retirement retirement, LocalDate today) {
        boolean due = retirement.isDue(today);
        return new Announced(
                "%s is %s. Salesforce has announced that it retires the API versions %s in %s%s Set a newer one, for instance %s."
                        .formatted(
                                KEY,
                                version,
                                retirement.versions(),
                                retirement.release(),
                                due ? "." : "; calls fail from then on.",
                                Configuration.defaultApiVersion()),
                due);
    }

    /**
     * A retirement to come.
     *
     * @param due whether the day has come, so that a person should look
     */
    public record Announced(String sentence, boolean due) {}
}
