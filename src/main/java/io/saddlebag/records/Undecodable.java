package io.saddlebag.records;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.HexFormat;

/** Bytes that mean nothing in the encoding of the file. */
final class Undecodable extends IOException {
    private static final long serialVersionUID = 1L;
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private final String fix;

    /** @param offset of the first bad byte, 0-based */
    Undecodable(long offset, byte[] bad, Charset charset) {
        super("byte %d of the file (0x%s) is not %s."
                .formatted(offset + 1, HexFormat.of().withUpperCase().formatHex(bad), charset.name()));
        this.fix = "In %s it reads '%s': if that is right, write charset: %s in the flow."
                .formatted(WESTERN.name(), new String(bad, WESTERN), WESTERN.name());
    }

    String fix() {
        return fix;
    }
}
