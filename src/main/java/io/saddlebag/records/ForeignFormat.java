package io.saddlebag.records;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A file that is neither CSV nor JSON, known by its first bytes.
 *
 * @param what it is, as a sentence
 * @param fix what to do instead
 */
record ForeignFormat(String what, String fix) {
    private record Signature(String bytes, String name) {}

    private static final String AS_CSV = "Save it as CSV UTF-8 and drop that.";
    private static final String UNPACK = "Unpack it and drop the files that are in it.";

    /** Bytes as ISO-8859-1 chars. Source: the formats' own specifications. */
    private static final List<Signature> OTHERS = List.of(
            new Signature("%PDF-", "a PDF document"),
            new Signature("\u0089PNG", "a PNG picture"),
            new Signature("\u00FF\u00D8\u00FF", "a JPEG picture"),
            new Signature("GIF89a", "a GIF picture"),
            new Signature("SQLite format 3", "a SQLite database"),
            new Signature("PAR1\u0015", "a Parquet file"),
            new Signature("{\\rtf", "an RTF document"),
            new Signature("<?xml", "an XML file"));

    private static final List<Signature> PACKED = List.of(
            new Signature("\u001F\u008B", "a gzip archive"),
            new Signature("BZh91AY&SY", "a bzip2 archive"),
            new Signature("\u00FD7zXZ", "an xz archive"),
            new Signature("7z\u00BC\u00AF", "a 7-Zip archive"),
            new Signature("Rar!", "a RAR archive"),
            new Signature("\u0028\u00B5\u002F\u00FD", "a Zstandard archive"));

    /** @param encoding that the bytes would have if they were text */
    static Optional<ForeignFormat> of(byte[] head, Encoding encoding) {
        String bytes = new String(head, StandardCharsets.ISO_8859_1).substring(encoding.mark());
        if (Encoding.isUtf32(head)) {
            return found("text in UTF-32", "Save it as UTF-8.");
        }
        if (bytes.startsWith("PK\u0003\u0004")) {
            return zip(bytes);
        }
        if (bytes.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            return found("an old Excel workbook (or another Office document)", AS_CSV);
        }
        if (isHtml(bytes)) {
            return found("a web page (HTML)", "Perhaps a sign-in or error page was saved in place of the file.");
        }
        return find(PACKED, bytes, UNPACK).or(() -> find(OTHERS, bytes, AS_CSV)).or(() -> binary(head, encoding));
    }

    private static Optional<ForeignFormat> zip(String bytes) {
        if (bytes.contains("xl/") || bytes.contains("[Content_Types].xml")) {
            return found("an Excel workbook", AS_CSV);
        }
        return bytes.contains("opendocument.spreadsheet")
                ? found("an OpenDocument spreadsheet", AS_CSV)
                : found("a zip archive", UNPACK);
    }

    private static boolean isHtml(String bytes) {
        String start = bytes.substring(0, Math.min(200, bytes.length())).strip().toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype html") || start.startsWith("<html");
    }

    private static Optional<ForeignFormat> find(List<Signature> signatures, String bytes, String fix) {
        return signatures.stream()
                .filter(signature -> bytes.startsWith(signature.bytes()))
                .findFirst()
                .flatMap(signature -> found(signature.name(), fix));
    }

    /** Zeros at even and at odd places: no UTF-16; more than a stray one: no text. */
    private static Optional<ForeignFormat> binary(byte[] head, Encoding encoding) {
        long zeros = 0;
        for (byte b : head) {
            zeros += b == 0 ? 1 : 0;
        }
        return encoding.unit() == 1 && zeros * 10 > head.length
                ? found(
                        "a binary file",
                        "If it is text all the same, name its charset in a line of the flow's parameters: - {name: charset, value: UTF-16LE}")
                : Optional.empty();
    }

    private static Optional<ForeignFormat> found(String name, String fix) {
        return Optional.of(new ForeignFormat("this is " + name + ", neither CSV nor JSON.", fix));
    }
}
