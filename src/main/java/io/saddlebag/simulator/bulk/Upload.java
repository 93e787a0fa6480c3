package io.saddlebag.simulator.bulk;

import io.saddlebag.simulator.http.Refusal;
import io.saddlebag.simulator.http.Request;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Receives a job's data into a file, piece by piece. */
final class Upload {

    private Upload() {}

    /**
     * Writes the body to the file; refuses other types than CSV in UTF-8, and more bytes than the limit.
     *
     * @return whether all of it came; false when the client broke off
     */
    static boolean receive(Request request, Path file, long limit) throws IOException {
        requireCsv(request);
        var buffer = new byte[64 * 1024];
        long received = 0;
        try (var out = Files.newOutputStream(file)) {
            for (int n = read(request.body(), buffer); n >= 0; n = read(request.body(), buffer)) {
                received += n;
                if (received <= limit) {
                    out.write(buffer, 0, n);
                }
            }
        } catch (BrokenOff e) {
            return false;
        }
        if (received > limit) {
            throw new Refusal(
                    413,
                    "REQUEST_ENTITY_TOO_LARGE",
                    "The upload holds " + received + " bytes (maximum " + limit + ").");
        }
        return true;
    }

    private static void requireCsv(Request request) {
        var type = request.header("content-type")
                .orElse("text/csv")
                .toLowerCase(Locale.ROOT)
                .replace(" ", "");
        var charset = type.contains("charset=") ? type.replaceAll(".*charset=\"?([^\";]*).*", "$1") : "utf-8";
        if (!type.startsWith("text/csv") || !charset.equals("utf-8")) {
            throw new Refusal(
                    415,
                    "UNSUPPORTED_MEDIA_TYPE",
                    "Content type " + type + " is not supported. Supported is text/csv.");
        }
    }

    private static int read(InputStream in, byte[] buffer) throws BrokenOff {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new BrokenOff(e);
        }
    }

    private static final class BrokenOff extends Exception {
        private static final long serialVersionUID = 1;

        BrokenOff(IOException cause) {
            super(cause);
        }
    }
}
