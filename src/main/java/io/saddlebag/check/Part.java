package io.saddlebag.check;

import java.net.URL;
import java.util.Optional;

/** A kind of thing that routes name and a jar brings. */
enum Part {
    COMPONENT("component", "component"),
    DATA_FORMAT("data format", "dataformat"),
    LANGUAGE("language", "language");

    private static final String SERVICES = "META-INF/services/org/apache/camel/";

    private final String noun;
    private final String word;

    Part(String noun, String word) {
        this.noun = noun;
        this.word = word;
    }

    /** As a person calls it. */
    String noun() {
        return noun;
    }

    /** As Camel's files and settings call it. */
    String word() {
        return word;
    }

    boolean isOnClassPath(String name) {
        return resource(word + "/" + name).isPresent();
    }

    /** One of the files by which Camel finds its parts. */
    static Optional<URL> resource(String name) {
        return Optional.ofNullable(Part.class.getClassLoader().getResource(SERVICES + name));
    }
}
