package io.saddlebag.simulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Compression in both directions. */
final class Zipping {

    /** Named, and not with the quality 0, 0.0 … */
    private static final Pattern GZIP = Pattern.compile("(^|,)\\s*gzip\\s*(,|$|;\\s*q=(?!0(\\.0*)?\\s*(,|$)))");

    private Zipping() {}

    /** Whether the client takes gzip. */
    static boolean answers(String acceptEncoding) {
        var accepted = Optional.ofNullable(acceptEncoding).orElse("").toLowerCase(Locale.ROOT);
        return GZIP.matcher(accepted).find();
    }

    static OutputStream out(OutputStream plain) throws IOException {
        return new GZIPOutputStream(plain);
    }

    /** The body as the client meant it; refuses an encoding that nobody knows with 415. */
    static InputStream in(InputStream body, String contentEncoding) {
        try {
            return switch (Optional.ofNullable(contentEncoding)
                    .orElse("identity")
                    .toLowerCase(Locale.ROOT)) {
                case "gzip" -> new GZIPInputStream(body);
                case "deflate" -> inflated(body);
                case "identity", "" -> body;
                default ->
                    throw new Refusal(
                            415,
                            "UNSUPPORTED_MEDIA_TYPE",
                            "Content encoding " + contentEncoding + " is not supported.");
            };
        } catch (IOException e) {
            throw new Refusal(400, "UNKNOWN_EXCEPTION", "The request body is not " + contentEncoding + ".");
        }
    }

    /** Deflate means zlib's format, but some clients send it without zlib's two bytes in front. */
    private static InputStream inflated(InputStream body) throws IOException {
        var pushed = new PushbackInputStream(body, 1);
        int first = pushed.read();
        if (first >= 0) {
            pushed.unread(first);
        }
        boolean wrapped = (first & 0x0f) == Deflater.DEFLATED && first >> 4 <= 7;
        return new InflaterInputStream(pushed, new Inflater(!wrapped));
    }
}
