package io.saddlebag.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Bytes that mean nothing in the encoding of the file, or something else than they should. */
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
        super("byte %d of the file (0x%s) is not %s.".formatted(offset + 1, hex(bad), charset.name()));
        this.fix = charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")
                ? "The file may be cut off, or hold bytes of another charset. Save it as UTF-8."
                : likely(bad, charset)
                        .map(other -> reading(bad, charset, other))
                        .orElse("Save it as UTF-8, or correct the charset that the flow names.");
    }

    private Undecodable(String what, String fix) {
        super(what);
        this.fix = fix;
    }

    /**
     * Bytes that have a meaning in the charset that the flow names, and are UTF-8.
     *
     * @param offset of the first byte of the character, 0-based
     */
    static Undecodable inUtf8(long offset, String character, Charset named) {
        byte[] bytes = character.getBytes(UTF_8);
        String right = ColumnName.shown(character);
        String wrong = ColumnName.shown(new String(bytes, named));
        return new Undecodable(
                "the flow's charset is %s, but the file looks like UTF-8: byte %d of the file (0x%s) is '%s' in UTF-8 and '%s' in %s."
                        .formatted(named.name(), offset + 1, hex(bytes), right, wrong, named.name()),
                ("If '%s' is right, make this the charset of the flow's parameters: - {name: charset, value: UTF-8}, or save the file"
                                + " in %s. If '%s' is right, save the file as UTF-8 with a byte order mark (in Excel: CSV UTF-8).")
                        .formatted(right, named.name(), wrong));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
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
