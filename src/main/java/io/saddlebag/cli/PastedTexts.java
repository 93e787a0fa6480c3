package io.saddlebag.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.Optional;

/** What a person pastes, a text at a time: all lines that come at once are one. */
final class PastedTexts {

    /** A page's text is some kilobytes; somebody who pastes more has pasted something else. */
    private static final int LONGEST = 64 * 1024;

    private final Reader typed;

    PastedTexts(InputStream typed) {
        this.typed = new InputStreamReader(typed, Charset.defaultCharset());
    }

    /** Waits for the next one that is not blank; empty when no more can come. */
    Optional<String> next() throws IOException {
        var text = new StringBuilder();
        var piece = new char[1024];
        for (int read = typed.read(piece); read >= 0; read = typed.read(piece)) {
            text.append(piece, 0, Math.min(read, LONGEST - text.length()));
            boolean whole = text.length() == LONGEST || text.charAt(text.length() - 1) == '\n' && !typed.ready();
            if (whole && !text.toString().isBlank()) {
                return Optional.of(text.toString());
            }
            if (whole) {
                text.setLength(0);
            }
        }
        return Optional.of(text.toString()).filter(rest -> !rest.isBlank());
    }
}
