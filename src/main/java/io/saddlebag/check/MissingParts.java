package io.saddlebag.check;

import io.saddlebag.records.NearestName;
import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What routes and settings name and no jar brings: components, data formats, languages, classes, and options that an endpoint lacks. */
public final class MissingParts {

    private static final Pattern SETTING =
            Pattern.compile("^\\s*camel\\.(component|dataformat|language)\\.([\\w-]+)\\..*");
    private static final Pattern BEAN = Pattern.compile("^camel\\.beans\\.([\\w-]+)$");
    private static final Pattern CLASS = Pattern.compile("^\\s*camel\\.beans\\..*[=:]\\s*#class:([\\w$.]+).*");

    private final Map<String, String> settings;
    private final Set<String> beans = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    /** @param own the components that this process makes itself */
    private MissingParts(Map<String, String> settings, Set<String> own) {
        this.settings = settings;
        beans.addAll(own);
        settings.keySet().forEach(key -> BEAN.matcher(key).results().forEach(found -> beans.add(found.group(1))));
    }

    /**
     * @param properties the home's settings, which need not exist
     * @param routes the files of routes, each with the name that is shown for it
     */
    public static List<Problem> in(
            Path properties, Map<Path, String> routes, Map<String, String> settings, Set<String> own) {
        var parts = new MissingParts(settings, own);
        var walks = new LinkedHashMap<String, RouteWalk>();
        routes.forEach((file, shown) -> parts.walk(file).ifPresent(walk -> walks.put(shown, walk)));
        walks.values().forEach(walk -> parts.beans.addAll(walk.beans()));
        parts.settings(properties);
        walks.forEach((shown, walk) -> walk.mentions().stream()
                .sorted(Comparator.comparingLong(Mention::line))
                .forEach(mention -> parts.look(new Place(shown, mention.line()), mention)));
        return parts.problems.stream().distinct().toList();
    }

    /** A file that is no YAML is named elsewhere. */
    private Optional<RouteWalk> walk(Path file) {
        try (InputStream yaml = Files.newInputStream(file)) {
            var walk = new RouteWalk(settings::get);
            new Compose(LoadSettings.builder().build()).composeInputStream(yaml).ifPresent(root -> {
                walk.walk(root);
                walk.mentions().addAll(Placeholders.in(root));
            });
            return Optional.of(walk);
        } catch (IOException | YamlEngineException e) {
            return Optional.empty();
        }
    }

    private void settings(Path properties) {
        try {
            var lines = Files.exists(properties) ? Files.readAllLines(properties) : List.<String>of();
            for (int i = 0; i < lines.size(); i++) {
                var place = new Place(properties.getFileName().toString(), i + 1L);
                var setting = SETTING.matcher(lines.get(i));
                if (setting.matches()) {
                    named(place, part(setting.group(1)), setting.group(2));
                }
                var bean = CLASS.matcher(lines.get(i));
                if (bean.matches()) {
                    ofClass(place, bean.group(1));
                }
            }
        } catch (IOException e) {
            // The reading of the settings themselves says so.
        }
    }

    private static Part part(String word) {
        return List.of(Part.values()).stream()
                .filter(part -> part.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private void look(Place place, Mention mention) {
        if (mention instanceof Mention.Named named) {
            named(place, named.part(), named.name());
        } else if (mention instanceof Mention.OfClass ofClass) {
            ofClass(place, ofClass.name());
        } else if (mention instanceof Mention.Placeholder setting) {
            placeholder(place, setting.name());
        } else {
            option(place, (Mention.Option) mention);
        }
    }

    private void named(Place place, Part part, String name) {
        if (part.isOnClassPath(name) || beans.contains(name)) {
            return;
        }
        // What else may stand under marshal, Camel's own words tell.
        boolean unknownFormat =
                part == Part.DATA_FORMAT && CamelJars.jar(part, name).isEmpty();
        if (!unknownFormat) {
            problems.add(new Problem(place, "there is no %s '%s'.".formatted(part.noun(), name), cure(part, name)));
        }
    }

    private String cure(Part part, String name) {
        return CamelJars.jar(part, name)
                .map(jar -> "Put %s and what it needs into lib/.".formatted(jar))
                .or(() -> nearest(name, there(part)))
                .or(() -> nearest(name, CamelJars.names(part)))
                .orElse("Correct the name, or put the jar that brings it into lib/.");
    }

    private Set<String> there(Part part) {
        var there = new TreeSet<>(beans);
        CamelJars.names(part).stream().filter(part::isOnClassPath).forEach(there::add);
        return there;
    }

    private void ofClass(Place place, String name) {
        try {
            Class.forName(name, false, MissingParts.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            problems.add(new Problem(
                    place, "there is no class '%s'.".formatted(name), "Correct the name, or put its jar into lib/."));
        }
    }

    private void placeholder(Place place, String name) {
        if (!Placeholders.isKnown(name, settings)) {
            problems.add(new Problem(
                    place,
                    "there is no setting '%s' for {{%1$s}}.".formatted(name),
                    "Define it in application.properties."));
        }
    }

    private void option(Place place, Mention.Option option) {
        var endpoint = option.endpoint();
        if (beans.contains(endpoint.scheme())) {
            return;
        }
        EndpointOptions.of(endpoint.scheme())
                .filter(options -> !options.has(option.name()))
                .ifPresent(options -> problems.add(new Problem(
                        place,
                        "'%s' has no option '%s'.".formatted(endpoint.shown(), option.name()),
                        nearest(option.name(), options.names())
                                .orElse("Camel's documentation of the component lists its options."))));
    }

    private static Optional<String> nearest(String name, Set<String> known) {
        return NearestName.of(name, known).map(near -> "Did you mean '" + near + "'?");
    }
}
