package io.saddlebag.flow;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** What makes the name of a file one that cannot be carried through folders, logs and the ledger. */
final class NameFlaw {

    /** In place of bytes that are no characters in the encoding that Java takes for file names. */
    private static final char UNDECODABLE = '\uFFFD';

    private NameFlaw() {}

    /** @return {@code a backslash}; empty for a name that is all right */
    static Optional<String> of(Path file) {
        var name = file.getFileName().toString();
        if (name.indexOf('\\') >= 0) {
            // Camel takes it for a slash (CAMEL-24415) and never delivers the file.
            return Optional.of("a backslash");
        }
        if (name.chars().anyMatch(NameFlaw::breaksLines)) {
            return Optional.of("a line break or another control character");
        }
        return isWhole(file.getFileName())
                ? Optional.empty()
                : Optional.of("bytes that are not valid in " + System.getProperty("sun.jnu.encoding"));
    }

    /** The name with an underscore for each character that cannot be carried. */
    static String mended(Path file) {
        return shown(file).replace('?', '_').replace('\\', '_');
    }

    /** The name as one line of a log can show it. */
    static String shown(Path file) {
        var name = new StringBuilder();
        file.getFileName()
                .toString()
                .chars()
                .forEach(each -> name.append(breaksLines(each) || each == UNDECODABLE ? '?' : (char) each));
        return name.toString();
    }

    private static boolean breaksLines(int character) {
        return Character.isISOControl(character) || character == '\u2028' || character == '\u2029';
    }

    /** A path of bytes that are no text is not found again by its text. */
    private static boolean isWhole(Path name) {
        try {
            return Path.of(name.toString()).equals(name);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
