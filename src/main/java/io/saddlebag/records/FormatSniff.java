package io.saddlebag.records;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a file is, by its content; the name decides only where the content fits both. */
final class FormatSniff {
    /** Behind the white space that JSON allows. */
    private static final Pattern JSON =
            Pattern.compile("[ \\t\\r\\n]*+(\\{\\s*+[\"}]|\\[\\s*+([\\[{\"\\]0-9-]|true|false|null))");

    private static final Pattern OPENED = Pattern.compile("[ \\t\\r\\n]*+[\\[{]");

    private enum Piece {
        OBJECT,
        CUT_OFF,
        WRONG
    }

    private FormatSniff() {}

    /** @param head the first chars of the file */
    static Format of(Source source, String head) throws IOException {
        String name = source.content().name().toLowerCase(Locale.ROOT);
        boolean byLine = name.endsWith(".ndjson") || name.endsWith(".jsonl");
        boolean isJson = byLine || name.endsWith(".json");
        if (!isJson(head, isJson)) {
            return notOpened(source, head, isJson, byLine);
        }
        if (head.stripLeading().startsWith("[")) {
            return Format.JSON_ARRAY;
        }
        if (isByLine(head, byLine)) {
            return Format.NDJSON;
        }
        if (holdsRecords(source)) {
            return Format.JSON_RECORDS;
        }
        return byLine && head.lines().count() == 1 ? Format.NDJSON : Format.JSON_OBJECT;
    }

    /** @param named whether the text is called JSON */
    static boolean isJson(String text, boolean named) {
        return JSON.matcher(text).lookingAt() || named && OPENED.matcher(text).lookingAt();
    }

    /** The first line of NDJSON may be the bad one. */
    private static Format notOpened(Source source, String head, boolean isJson, boolean byLine) {
        if (byLine && head.lines().anyMatch(line -> piece(line) == Piece.OBJECT)) {
            return Format.NDJSON;
        }
        InvisibleStart.of(head, isJson).ifPresent(start -> {
            throw source.unreadable(start.line(), start.what(), start.fix());
        });
        if (isJson && DelimiterSniff.of(head, ReadOptions.BY_LOOKING).equals(Delimiter.NONE)) {
            throw source.unreadable(
                    1, "the file is named as JSON but does not begin with { or [.", "Look what is in it.");
        }
        return Format.CSV;
    }

    /**
     * One object on each line: the first line is a whole one and more follow; or it is wrong in itself, and the second
     * is whole. A first line that only is not finished opens a document that spans lines, or is longer than what is looked at.
     */
    private static boolean isByLine(String head, boolean named) {
        List<String> lines =
                head.lines().filter(line -> !line.isBlank()).limit(2).toList();
        boolean more = lines.size() > 1;
        return switch (piece(lines.get(0))) {
            case OBJECT -> more && !records(lines.get(0)) || named && !records(lines.get(0));
            case WRONG -> named || more && piece(lines.get(1)) == Piece.OBJECT;
            case CUT_OFF -> named && (more ? piece(lines.get(1)) == Piece.OBJECT : !records(lines.get(0)));
        };
    }

    private static Piece piece(String line) {
        try (JsonParser parser = Json.FACTORY.createParser(line)) {
            boolean object = parser.nextToken() == JsonToken.START_OBJECT;
            parser.skipChildren();
            return object && parser.nextToken() == null ? Piece.OBJECT : Piece.WRONG;
        } catch (JsonEOFException e) {
            return Piece.CUT_OFF;
        } catch (IOException e) {
            return Piece.WRONG;
        }
    }

    /** Deeper inside a line they are the line's own: an account with its contacts. */
    private static boolean records(String line) {
        try (JsonWalk walk = new JsonWalk(new TextReader(Text.of(line)), true)) {
            return walk.findArray(1);
        } catch (IOException e) {
            return false;
        }
    }

    /** Reads on to the array called {@code records}, or through one object. */
    private static boolean holdsRecords(Source source) throws IOException {
        try (JsonWalk walk = new JsonWalk(new TextReader(new Text(source.decoder())), true)) {
            return walk.findArray(Integer.MAX_VALUE);
        } catch (JacksonException | Broken | Undecodable e) {
            // Reading the rows meets the same mistake, and reports its place.
            return false;
        }
    }
}
