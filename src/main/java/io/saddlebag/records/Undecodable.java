package io.saddlebag.records;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.HexFormat;

/** Bytes that mean nothing in the encoding of the file. */
final class Undecodable extends IOException {
    private static final long serialVersionUID = 1L;
    private static final Charset WESTERN = Charset.forName("windows-1252");

    /** What Java makes of a byte that no char has. */
    private static final char UNDEFINED = '\uFFFD';

    private final String fix;

    /** @param offset of the first bad byte, 0-based */
    Undecodable(long offset, byte[] bad, Charset charset) {
        super("byte %d of the file (0x%s) is not %s."
                .formatted(offset + 1, HexFormat.of().withUpperCase().formatHex(bad), charset.name()));
        String western = new String(bad, WESTERN);
        boolean meaningful = !charset.equals(WESTERN) && western.indexOf(UNDEFINED) < 0;
        this.fix = meaningful
                ? "In %s it reads '%s': if that is right, add this line to the flow's parameters: - {name: charset, value: %s}"
                        .formatted(WESTERN.name(), western, WESTERN.name())
                : "Save it as UTF-8, or name its charset in a line of the flow's parameters: - {name: charset, value: windows-1252}";
    }

    String fix() {
        return fix;
    }
}
