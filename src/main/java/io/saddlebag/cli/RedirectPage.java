package io.saddlebag.cli;

import io.saddlebag.secrets.PrivateFile;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.apache.camel.util.StringHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A page on the disk that only its owner reads, and that leads the browser to an address. Every user of the machine sees the
 * arguments of every process: who saw the address there could sign in by it himself, and the login would be his.
 */
final class RedirectPage {

    private static final Logger LOG = LoggerFactory.getLogger(RedirectPage.class);

    private final Path file;

    RedirectPage(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    /** Writes it in place of one that a killed process left. */
    void write(URI url) throws IOException {
        PrivateFile.folder(file.getParent());
        // Also when the person gives up and presses Ctrl+C.
        file.toFile().deleteOnExit();
        Files.deleteIfExists(file);
        try (var out = Channels.newOutputStream(Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PrivateFile.ownerOnly(file)))) {
            out.write(html(url).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Where the browser finds it. */
    URI address() {
        return file.toUri();
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The next login replaces it, and its address leads nowhere by then.
            LOG.debug("login: {} cannot be deleted", file, e);
        }
    }

    static String html(URI url) {
        var escaped = StringHelper.xmlEncode(url.toString());
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><meta name="referrer" content="no-referrer">
                <meta http-equiv="refresh" content="0; url=%s"><title>Sign in</title></head>
                <body><p><a href="%s">Sign in to Salesforce</a></p></body></html>
                """.formatted(escaped, escaped);
    }
}
