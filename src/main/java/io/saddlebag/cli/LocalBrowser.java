package io.saddlebag.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The browser of this machine, until the login ends. */
final class LocalBrowser implements AutoCloseable {

    private final RedirectPage page;

    /** @param state the home's folder for what only its owner may read */
    LocalBrowser(Path state) {
        this.page = new RedirectPage(state.resolve("login.html"));
    }

    /**
     * Opens it at this address, which does not become an argument of any process.
     *
     * @return false when there is no program to open it with, or the page that leads there cannot be written
     */
    boolean open(URI url) {
        try {
            page.write(url);
            new ProcessBuilder(command(System.getProperty("os.name"), page.address()))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** What opens a page of the disk in the browser of this system. */
    static List<String> command(String system, URI page) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.contains("mac")) {
            return List.of("open", page.toString());
        }
        // Not 'cmd /c start': cmd would replace %NAME%, and end the command at an ampersand.
        return name.contains("win")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", page.toString())
                : List.of("xdg-open", page.toString());
    }

    @Override
    public void close() {
        page.delete();
    }
}
