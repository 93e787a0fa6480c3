package io.saddlebag;

import io.saddlebag.flow.Home;
import io.saddlebag.flow.RouteFiles;
import io.saddlebag.records.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the line of a name in the settings and the routes: Camel tells the name and seldom the line. */
record Places(Home home, RouteFiles routes) {

    /** The first place of the first of these names that stands anywhere, comments left out. */
    Optional<Place> of(List<String> names) {
        return names.stream().flatMap(name -> of(name).stream()).findFirst();
    }

    /** The same place as a user would type it. */
    Place shown(Place place) {
        return new Place(home.shown(RouteUri.file(place.file())), place.line());
    }

    private Optional<Place> of(String name) {
        // A name is not part of another one.
        var found = Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])");
        return files().stream().flatMap(file -> lineOf(file, found).stream()).findFirst();
    }

    private List<Path> files() {
        var files = new ArrayList<Path>();
        files.add(home.root().resolve("application.properties"));
        files.addAll(routes.files());
        return files;
    }

    private Optional<Place> lineOf(Path file, Pattern name) {
        try {
            var lines = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).stripLeading().startsWith("#")
                        && name.matcher(lines.get(i)).find()) {
                    return Optional.of(new Place(home.shown(file), i + 1L));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
