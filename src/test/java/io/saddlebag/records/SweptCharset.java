package io.saddlebag.records;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A way to write text as bytes.
 *
 * @param mark whether a byte order mark stands in front
 * @param told whether the flow must name the charset
 */
record SweptCharset(Charset charset, boolean mark, boolean told) {

    /** Those of which every character of one to four bytes can be had, first. */
    static final List<SweptCharset> ALL = List.of(
            new SweptCharset(StandardCharsets.UTF_8, false, false),
            new SweptCharset(StandardCharsets.UTF_8, true, false),
            new SweptCharset(StandardCharsets.UTF_16LE, true, false),
            new SweptCharset(StandardCharsets.UTF_16BE, true, false),
            new SweptCharset(StandardCharsets.UTF_16BE, false, false),
            legacy("GB18030"),
            legacy("windows-1252"),
            legacy("windows-1256"),
            legacy("Shift_JIS"),
            legacy("Big5-HKSCS"),
            legacy("ISO-2022-JP"),
            legacy("EUC-KR"));

    private static SweptCharset legacy(String name) {
        return new SweptCharset(Charset.forName(name), false, true);
    }

    byte[] bytes(String text) {
        return ((mark ? "\uFEFF" : "") + text).getBytes(charset);
    }

    /** The characters of a text that the charset has. */
    String known(String text) {
        return text.codePoints()
                .mapToObj(Character::toString)
                .filter(each -> charset.newEncoder().canEncode(each)
                        && charset.decode(ByteBuffer.wrap(each.getBytes(charset)))
                                .toString()
                                .equals(each))
                .collect(Collectors.joining());
    }

    Optional<Charset> toldByFlow() {
        return told ? Optional.of(charset) : Optional.empty();
    }

    @Override
    public String toString() {
        return charset.name() + (mark ? " with a mark" : "");
    }
}
