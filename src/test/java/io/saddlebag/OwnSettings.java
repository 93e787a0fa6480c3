package io.saddlebag;

import io.saddlebag.secrets.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The settings of a home, for their owner only, since secrets stand in them. */
public final class OwnSettings {

    private OwnSettings() {}

    public static void write(Path home, List<String> lines) throws IOException {
        var text = String.join("\n", lines) + "\n";
        PrivateFile.replace(home.resolve("application.properties"), text.getBytes(StandardCharsets.UTF_8));
    }
}
