package io.saddlebag;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the {@code routes/} that came with the program: beside {@code lib/} in the package, at the top of a checkout. */
public final class Shipped {

    private Shipped() {}

    public static Path routes() {
        try {
            var code = Path.of(Shipped.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path folder = code.getParent(); folder != null; folder = folder.getParent()) {
                if (Files.isDirectory(folder.resolve("routes/templates"))) {
                    return folder.resolve("routes");
                }
            }
            throw new IllegalStateException("There is no routes/templates above " + code + ". Unpack Saddlebag again.");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
