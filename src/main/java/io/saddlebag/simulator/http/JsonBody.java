package io.saddlebag.simulator.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.jetty.http.MimeTypes;

/**
 * A JSON request body, kept as bytes beside its tree so that an error can say where it stands.
 *
 * @param tree the parsed body
 */
public record JsonBody(byte[] bytes, JsonNode tree) {

    /** REST and composite bodies (contract sheet, section 7). */
    public static final int LIMIT = 50_000_000;

    /** Reads a body that must be a JSON object; refuses anything else as Salesforce does. */
    public static JsonBody object(Request request) {
        return requireObject(any(request));
    }

    private static JsonBody requireObject(JsonBody body) {
        if (!(body.tree instanceof ObjectNode)) {
            throw body.refusal("Cannot deserialize instance of object from " + kind(body.tree), "/");
        }
        return body;
    }

    /** Reads a body of any JSON. */
    public static JsonBody any(Request request) {
        requireJson(request);
        return parsed(utf8(bytes(request.body()), request.header("content-type").orElse("")));
    }

    /** Reads a JSON object that no client of Salesforce sent; a {@link Refusal} says what is wrong with it. */
    public static JsonBody read(InputStream in) {
        var bytes = bytes(in);
        if (bytes.length > 0) {
            var body = parsed(bytes);
            if (body.tree instanceof ObjectNode) {
                return body;
            }
        }
        throw new Refusal(400, "JSON_PARSER_ERROR", "it has to begin with a curly bracket");
    }

    private static JsonBody parsed(byte[] bytes) {
        if (bytes.length == 0) {
            throw new Refusal(
                    400, "JSON_PARSER_ERROR", "The HTTP entity body is required, but this request has no entity body.");
        }
        try {
            var tree = Json.MAPPER.readTree(bytes);
            return new JsonBody(bytes, tree);
        } catch (JsonProcessingException e) {
            throw new Refusal(400, "JSON_PARSER_ERROR", readable(e.getOriginalMessage()) + at(e.getLocation()));
        } catch (IOException e) {
            // Bytes that are no UTF-8.
            throw new Refusal(400, "JSON_PARSER_ERROR", "The request body cannot be read: " + e.getMessage());
        }
    }

    /**
     * Jackson tells where an object began as {@code [Source: …; line: 1, column: 1]}, Salesforce as at the end; what follows
     * in brackets about Jackson's own settings is nobody's business.
     */
    private static String readable(String message) {
        return message.replaceAll(" \\(bound as .*|, from `StreamReadConstraints[^`]*`", "")
                .replaceAll("\\[Source: [^\\]]*?line: (\\d+), column: (\\d+)]", "[line:$1, column:$2]");
    }

    private static void requireJson(Request request) {
        var type = request.header("content-type").orElse("application/json").toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/json")) {
            throw new Refusal(
                    415,
                    "UNSUPPORTED_MEDIA_TYPE",
                    "Content type " + type + " is not supported. Supported is application/json.");
        }
    }

    /** JSON comes as UTF-8 unless the content type names another charset. */
    private static byte[] utf8(byte[] bytes, String contentType) {
        var charset = MimeTypes.getCharsetFromContentType(contentType);
        try {
            return charset == null || charset.equalsIgnoreCase("utf-8")
                    ? bytes
                    : new String(bytes, Charset.forName(charset)).getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(415, "UNSUPPORTED_MEDIA_TYPE", "The charset " + charset + " is not supported.");
        }
    }

    private static byte[] bytes(InputStream in) {
        try {
            var bytes = in.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw new Refusal(413, "REQUEST_ENTITY_TOO_LARGE", "The request body is larger than 50 MB.");
            }
            return bytes;
        } catch (IOException e) {
            throw new Refusal(400, "JSON_PARSER_ERROR", "The request body could not be read: " + e.getMessage());
        }
    }

    /** The node at a JSON pointer, {@code /records/3/Birthdate}, is of the wrong type: refuses the whole request. */
    public Refusal refusal(String what, String pointer) {
        return new Refusal(
                400, "JSON_PARSER_ERROR", what + " or request may be missing a required field" + at(location(pointer)));
    }

    /** The line on which the value at a JSON pointer begins, from 1. */
    public int line(String pointer) {
        return Math.max(1, location(pointer).getLineNr());
    }

    /** How Jackson, and so Salesforce, names a value and its kind: {@code VALUE_STRING value abc}. */
    public static String kind(JsonNode node) {
        var token = node.asToken() == null ? "NOT_AVAILABLE" : node.asToken().name();
        return node.isValueNode() ? token + " value " + node.asText() : token;
    }

    private JsonLocation location(String pointer) {
        try (var parser = Json.MAPPER.createParser(bytes)) {
            while (parser.nextToken() != null) {
                if (parser.getParsingContext().pathAsPointer().toString().equals(pointer)
                        && !parser.currentToken().name().equals("FIELD_NAME")) {
                    return parser.currentTokenLocation();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return JsonLocation.NA;
    }

    private static String at(JsonLocation where) {
        return where == null || where.getLineNr() < 1
                ? ""
                : " at [line:" + where.getLineNr() + ", column:" + where.getColumnNr() + "]";
    }
}
