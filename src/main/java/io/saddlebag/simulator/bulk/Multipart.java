package io.saddlebag.simulator.bulk;

import io.saddlebag.simulator.http.Json;
import io.saddlebag.simulator.http.JsonBody;
import io.saddlebag.simulator.http.Refusal;
import io.saddlebag.simulator.http.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A job and its upload in one request: a part {@code job} with the JSON, a part {@code content} with the CSV.
 *
 * @param content as it came
 */
record Multipart(JsonBody job, byte[] content) {

    private static final int CHARACTERS = 100_000;
    /** Four bytes a character at most, and room for the job and the heads of the parts. */
    private static final int BYTES = 4 * CHARACTERS + 100_000;

    private static final Pattern BOUNDARY = Pattern.compile("(?i)boundary=\"?([^\";]+)\"?");

    static boolean isMeant(Request request) {
        return request.header("content-type")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .startsWith("multipart/form-data");
    }

    static Multipart read(Request request) {
        var found = BOUNDARY.matcher(request.header("content-type").orElse(""));
        if (!found.find()) {
            throw invalid("The multipart request names no boundary.");
        }
        // One byte, one character: the bytes of the content are not to be touched.
        var text = "\r\n" + new String(bytes(request), StandardCharsets.ISO_8859_1);
        var parts = text.split(Pattern.quote("\r\n--" + found.group(1)));
        var content = part(parts, "content").getBytes(StandardCharsets.ISO_8859_1);
        if (new String(content, StandardCharsets.UTF_8).length() > CHARACTERS) {
            throw invalid("The content of a multipart request may hold up to 100,000 characters.");
        }
        return new Multipart(job(part(parts, "job")), content);
    }

    private static byte[] bytes(Request request) {
        try {
            var bytes = request.body().readNBytes(BYTES + 1);
            if (bytes.length > BYTES) {
                throw invalid("A multipart request may hold up to 100,000 characters.");
            }
            return bytes;
        } catch (IOException e) {
            throw invalid("The request body could not be read: " + e.getMessage());
        }
    }

    private static String part(String[] parts, String name) {
        var named = Pattern.compile("(?i)content-disposition:[^\\r\\n]*[; ]name=\"?" + name + "\"?(;|\\r|$)");
        return Stream.of(parts)
                .map(part -> part.split("\r\n\r\n", 2))
                .filter(part -> part.length == 2 && named.matcher(part[0]).find())
                .map(part -> part[1])
                .findFirst()
                .orElseThrow(() -> invalid("The multipart request has no part named " + name + "."));
    }

    private static JsonBody job(String part) {
        var bytes = part.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return Optional.of(new JsonBody(bytes, Json.MAPPER.readTree(bytes)))
                    .filter(body -> body.tree().isObject())
                    .orElseThrow(() -> invalid("The part job is no JSON object."));
        } catch (IOException e) {
            throw new Refusal(400, "JSON_PARSER_ERROR", "The part job is no JSON: " + e.getMessage());
        }
    }

    private static Refusal invalid(String message) {
        return new Refusal(400, "INVALIDJOB", message);
    }
}
