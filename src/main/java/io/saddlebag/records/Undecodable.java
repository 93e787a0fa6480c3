package io.saddlebag.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Bytes that mean nothing in the encoding of the file. */
final class Undecodable extends IOException {
    private static final long serialVersionUID = 1L;

    /** What western files have that are not UTF-8: Windows, and DOS, which has a char for each byte. */
    private static final List<Charset> LIKELY = Stream.of("windows-1252", "IBM850")
            .filter(Charset::isSupported)
            .map(Charset::forName)
            .toList();

    /** What Java makes of a byte that no char has. */
    private static final char UNDEFINED = '\uFFFD';

    private final String fix;

    /** @param offset of the first bad byte, 0-based */
    Undecodable(long offset, byte[] bad, Charset charset) {
        super("byte %d of the file (0x%s) is not %s."
                .formatted(offset + 1, HexFormat.of().withUpperCase().formatHex(bad), charset.name()));
        this.fix = charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")
                ? "The file may be cut off, or hold bytes of another charset. Save it as UTF-8."
                : likely(bad, charset)
                        .map(other -> reading(bad, charset, other))
                        .orElse("Save it as UTF-8, or correct the charset that the flow names.");
    }

    private static Optional<Charset> likely(byte[] bad, Charset charset) {
        return LIKELY.stream()
                .filter(other -> !other.equals(charset))
                .filter(other ->
                        new String(bad, other).chars().noneMatch(c -> c == UNDEFINED || Character.isISOControl(c)))
                .findFirst();
    }

    private static String reading(byte[] bad, Charset charset, Charset other) {
        return "In %s it reads '%s': if that is right, %s: - {name: charset, value: %s}"
                .formatted(
                        other.name(),
                        new String(bad, other),
                        charset.equals(UTF_8)
                                ? "add this line to the flow's parameters"
                                : "make this the charset of the flow's parameters",
                        other.name());
    }

    String fix() {
        return fix;
    }
}
