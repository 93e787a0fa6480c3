package io.saddlebag;

import io.saddlebag.files.OpenPlace;
import io.saddlebag.files.Readers;
import io.saddlebag.records.NearestName;
import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The settings: the home's {@code application.properties} over the defaults, which are those of
 * {@code application.properties.example}. A key that stands in neither is a typo, and is refused.
 */
public record Configuration(Map<String, String> values, List<Problem> problems) {

    private static final String FILE = "application.properties";
    private static final String DEFAULTS = "/application.properties.example";
    private static final Pattern ENVIRONMENT = Pattern.compile("\\{\\{env:([A-Za-z0-9_]+)(?::([^}]*))?}}");
    private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,5})\\s*(KB|MB)");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

    public Configuration {
        SecretSettings.keep(values);
    }

    /**
     * Reads the settings of a home.
     *
     * @param environment gives a variable's value, or null
     */
    public static Configuration of(Path home, UnaryOperator<String> environment) {
        var defaults = defaults();
        var values = new TreeMap<>(defaults);
        var problems = new ArrayList<Problem>();
        var file = home.resolve(FILE);
        Optional<Place> apiVersion = Optional.empty();
        if (Files.exists(file)) {
            try {
                var text = Files.readString(file);
                var own = properties(text);
                own.forEach((key, value) -> check(key, value, text, defaults, problems));
                apiVersion = placeOfApiVersion(own, text);
                values.putAll(underOneName(own));
            } catch (IOException | IllegalArgumentException e) {
                problems.add(unreadable(e));
            }
        }
        values.replaceAll((key, value) -> resolved(value, environment));
        if (apiVersion.isEmpty() && values.get(ApiVersionSetting.KEY).isBlank()) {
            // A variable that is set to nothing counts as not set.
            values.put(ApiVersionSetting.KEY, defaultApiVersion());
        }
        ApiVersionSetting.of(values, apiVersion).problem().ifPresent(problems::add);
        return new Configuration(values, problems);
    }

    /** The line that sets the API version; empty where none does. */
    static Optional<Place> placeOfApiVersion(Path home) {
        try {
            var text = Files.readString(home.resolve(FILE));
            return placeOfApiVersion(properties(text), text);
        } catch (IOException | IllegalArgumentException e) {
            // There is no file, or another check reports that it cannot be read.
            return Optional.empty();
        }
    }

    private static Optional<Place> placeOfApiVersion(Map<String, String> own, String text) {
        return own.keySet().stream()
                .filter(ApiVersionSetting::isMeant)
                .findFirst()
                .map(key -> new Place(FILE, lineOf(key, text)));
    }

    /** Camel takes the key in several spellings, and would get the default in ours beside the user's in another. */
    private static Map<String, String> underOneName(Map<String, String> own) {
        var renamed = new HashMap<String, String>();
        own.forEach((key, value) -> renamed.put(ApiVersionSetting.isMeant(key) ? ApiVersionSetting.KEY : key, value));
        return renamed;
    }

    /** {@code 66.0} */
    static String defaultApiVersion() {
        return resolved(defaults().get(ApiVersionSetting.KEY), name -> null);
    }

    /** What is wrong with the mode of the file: nothing where no secret stands in it. */
    static Optional<Problem> openFile(Path home) throws IOException {
        var file = home.resolve(FILE);
        var open = OpenPlace.toOthers(file);
        try {
            if (open.isEmpty() || !SecretSettings.isIn(properties(Files.readString(file)))) {
                return Optional.empty();
            }
        } catch (CharacterCodingException | IllegalArgumentException e) {
            // It is told that it cannot be read.
            return Optional.empty();
        }
        return Optional.of(new Problem(
                new Place(FILE, 0),
                "other users can read the file (%s), and a secret stands in it."
                        .formatted(open.get().permissions()),
                "Close it: " + open.get().command()));
    }

    private static Problem unreadable(Exception cause) {
        var place = new Place(FILE, 0);
        if (cause instanceof CharacterCodingException) {
            return new Problem(place, "the file is not UTF-8.", "Save it as UTF-8.");
        }
        return cause instanceof IllegalArgumentException
                ? new Problem(
                        place,
                        "a \\u is not followed by four hexadecimal digits.",
                        "Write a backslash twice: C:\\\\users.")
                : new Problem(place, "the file cannot be read.", "Let the user that runs Saddlebag read it.");
    }

    /** The same settings with some replaced. */
    public Configuration with(Map<String, String> others) {
        var merged = new TreeMap<>(values);
        merged.putAll(others);
        return new Configuration(merged, problems);
    }

    private static void check(
            String key, String value, String text, Map<String, String> defaults, List<Problem> problems) {
        var place = new Place(FILE, lineOf(key, text));
        CamelsOwn.problem(place, key, value).ifPresent(problems::add);
        if (key.startsWith("saddlebag.") && !defaults.containsKey(key)) {
            problems.add(new Problem(
                    place,
                    "there is no setting '" + key + "'.",
                    NearestName.of(key, defaults.keySet())
                            .map(near -> "Did you mean '" + near + "'?")
                            .orElse("")));
        } else if (isDuration(defaults.getOrDefault(key, "")) && !isDuration(value)) {
            problems.add(new Problem(
                    place,
                    "%s is '%s', which %s.".formatted(key, value, value.matches("\\d+") ? "has no unit" : "is no time"),
                    value.matches("\\d+")
                            ? "Write %ss for %s %s.".formatted(value, value, value.equals("1") ? "second" : "seconds")
                            : "Write 30s for thirty seconds."));
        } else if (isSize(defaults.getOrDefault(key, "")) && !isSize(value)) {
            problems.add(new Problem(
                    place, "%s is '%s', which is no size.".formatted(key, value), "Write it as 500KB or 10MB."));
        } else if (isFlag(defaults.getOrDefault(key, "")) && !isFlag(value)) {
            problems.add(new Problem(place, "%s is '%s'.".formatted(key, value), "Write true or false."));
        } else if (defaults.getOrDefault(key, "").matches("\\d+") && !value.matches("[1-9]\\d{0,8}")) {
            problems.add(new Problem(place, "%s is '%s'.".formatted(key, value), "Write a whole number from 1 on."));
        }
    }

    private static int lineOf(String key, String text) {
        var lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().replace("\\", "").startsWith(key)) {
                return i + 1;
            }
        }
        return 0;
    }

    static Map<String, String> defaults() {
        try (InputStream in = Configuration.class.getResourceAsStream(DEFAULTS)) {
            return properties(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> properties(String text) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(text));
        var map = new HashMap<String, String>();
        properties.forEach(
                (key, value) -> map.put(key.toString(), value.toString().strip()));
        return map;
    }

    private static String resolved(String value, UnaryOperator<String> environment) {
        return ENVIRONMENT.matcher(value).replaceAll(found -> {
            var fromEnvironment = environment.apply(found.group(1));
            var otherwise = Optional.ofNullable(found.group(2)).orElse("");
            return java.util.regex.Matcher.quoteReplacement(fromEnvironment == null ? otherwise : fromEnvironment);
        });
    }

    public String text(String key) {
        return Optional.ofNullable(values.get(key))
                .orElseThrow(() -> new IllegalArgumentException(key + " stands in no defaults"));
    }

    public int number(String key) {
        return Integer.parseInt(text(key));
    }

    public boolean flag(String key) {
        return Boolean.parseBoolean(text(key));
    }

    /** Who may read the files that Saddlebag makes. */
    public Readers readers() {
        return Readers.of(flag("saddlebag.files-open-to-group"));
    }

    /** @return a span of time written with its unit, {@code 200ms}, {@code 30s}, {@code 5m}, {@code 2h}, {@code 1d} */
    public Duration duration(String key) {
        return parseDuration(text(key))
                .orElseThrow(() -> new IllegalArgumentException(key + " is '" + text(key) + "', which is no time"));
    }

    /** @return a size written with its unit, {@code 500KB}, {@code 10MB}, in bytes */
    public long bytes(String key) {
        var found = SIZE.matcher(text(key));
        if (!found.matches()) {
            throw new IllegalArgumentException(key + " is '" + text(key) + "', which is no size");
        }
        return Long.parseLong(found.group(1)) * (found.group(2).equals("KB") ? 1024 : 1024 * 1024);
    }

    private static boolean isFlag(String text) {
        return text.equals("true") || text.equals("false");
    }

    private static boolean isSize(String text) {
        return SIZE.matcher(text).matches();
    }

    private static boolean isDuration(String text) {
        return parseDuration(text).isPresent();
    }

    /** A number and a unit out of ms, s, m, h, d; empty for anything else. */
    public static Optional<Duration> parseDuration(String text) {
        var found = DURATION.matcher(text.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(found.group(1));
        return Optional.of(
                switch (found.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }

    /** Without the values: some are secrets. */
    @Override
    public String toString() {
        return "settings " + values.keySet();
    }

    /** What Camel itself is to be told: its own keys, those left empty not among them, and what users call theirs for {{name}}. */
    public Properties forCamel() {
        var properties = new Properties();
        values.forEach((key, value) -> {
            boolean camels = key.startsWith("camel.");
            if (camels ? !value.isEmpty() : !key.startsWith("saddlebag.")) {
                properties.setProperty(key, value);
            }
        });
        return properties;
    }
}
