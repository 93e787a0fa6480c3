package io.saddlebag;

import io.saddlebag.flow.Flow;
import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import io.saddlebag.salesforce.ApiVersion;
import io.saddlebag.salesforce.Operation;
import io.saddlebag.salesforce.Retirement;
import io.saddlebag.salesforce.login.LoginSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The API version that the settings name, and what is wrong with it, without asking an org.
 *
 * @param place the line that sets it, or the environment
 * @param name of the key or the variable
 * @param value as written; with {@code {{}}} in it where only Camel can resolve it, which names what is missing
 */
record ApiVersionSetting(Place place, String name, String value) {

    static final String KEY = LoginSettings.API_VERSION;
    private static final String VARIABLE = "SALESFORCE_API_VERSION";
    private static final String LETTERS = "camelcomponentsalesforceapiversion";
    private static final ApiVersion FOR_COLLECTIONS = new ApiVersion(42);
    private static final ApiVersion FOR_UPSERTS = new ApiVersion(46);

    /** @param home whose {@code application.properties} may name it */
    static ApiVersionSetting of(Path home, Configuration configuration) {
        return of(configuration.values(), Configuration.placeOfApiVersion(home));
    }

    /** @param written the line that sets it; empty where it comes from the environment */
    static ApiVersionSetting of(Map<String, String> values, Optional<Place> written) {
        return new ApiVersionSetting(
                written.orElse(new Place("environment", 0)), written.isPresent() ? KEY : VARIABLE, value(values));
    }

    /** Whether Camel reads the key as this one: it takes {@code apiVersion} and {@code API-VERSION}, too. */
    static boolean isMeant(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "").equals(LETTERS);
    }

    /** One level of {{name}}, as users write it. */
    private static String value(Map<String, String> values) {
        var value = values.getOrDefault(KEY, "").strip();
        return value.matches("\\{\\{[\\w.-]+}}")
                ? values.getOrDefault(value.substring(2, value.length() - 2), value)
                        .strip()
                : value;
    }

    /** Keeps the start from happening: no version, or one that Salesforce has retired everywhere. */
    Optional<Problem> problem() {
        if (value.contains("{{")) {
            return Optional.empty();
        }
        var newer = Configuration.defaultApiVersion();
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
                        "%s is '%s'. %s".formatted(name, value, gone.sentence()),
                        "Set a newer one, for instance " + newer + "."));
    }

    /**
     * What the flows need: Salesforce has sObject Collections since 42.0, and their upsert since 46.0 (REST API Developer Guide,
     * "sObject Collections", "Upsert Records Using sObject Collections").
     */
    Optional<Problem> tooOld(Collection<Flow> flows) {
        return problem().isPresent()
                ? Optional.empty()
                : ApiVersion.read(value).flatMap(version -> tooOld(version, flows));
    }

    private Optional<Problem> tooOld(ApiVersion version, Collection<Flow> flows) {
        var named = flows.stream()
                .filter(flow -> version.compareTo(needed(flow)) < 0)
                .map(Flow::id)
                .sorted()
                .toList();
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(
                        place,
                        "%s is '%s', which is too old for: %s.".formatted(name, value, String.join(", ", named)),
                        "Set %s or newer for flows that upsert, %s or newer for others."
                                .formatted(FOR_UPSERTS, FOR_COLLECTIONS)));
    }

    private static ApiVersion needed(Flow flow) {
        return flow.operation() == Operation.UPSERT ? FOR_UPSERTS : FOR_COLLECTIONS;
    }

    /** What Salesforce has announced for the version; keeps nothing from running. */
    Optional<Warning> announced(LocalDate today) {
        return ApiVersion.read(value)
                .flatMap(Retirement::of)
                .filter(retirement -> !retirement.isDone())
                .map(retirement -> new Warning(
                        new Problem(
                                        place,
                                        announcement(retirement),
                                        "Set a newer one, for instance " + Configuration.defaultApiVersion() + ".")
                                .toString(),
                        retirement.isDue(today)));
    }

    private String announcement(Retirement retirement) {
        return "%s is '%s'. Salesforce has announced that it retires the API versions %s in %s; calls fail from then on."
                .formatted(name, value, retirement.versions(), retirement.release());
    }
}
