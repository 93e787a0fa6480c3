package io.saddlebag.records;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saddlebag.records.MessageRows.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Files in which each character of a nasty text stands once on each place around the edge of each buffer. A buffer is
 * counted in chars or in bytes, from the beginning of the file or of the row.
 */
final class Sweep {
    /** In chars or bytes: Jackson's buffers and ours, and the second one of ours. */
    static final List<Integer> EDGES = List.of(4_000, 8_000, 8_192, 16_384, 32_768, 1 << 16, 1 << 17);

    /** One to four bytes, combining, right to left, joined, invisible, no characters; and all that CSV and JSON use. */
    static final String NASTY =
            "aü€山😀e\u0301עב\u200Fא👩\u200D👧\u200B\u00AD\uFEFF\u2060\uFFFF\uFFFE𐀀🇩🇪か\u3099ﷺ\u2028\u0085\u001A\u007F"
                    + "\"\"\" \r\n \n \r,;\t|\\n\\'{}[]:\u00A0\uD83D\uDE00z";

    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private enum Form {
        CSV,
        NDJSON,
        ARRAY,
        RECORDS,
        OBJECTS
    }

    private enum Counted {
        CHARS_OF_THE_FILE,
        CHARS_OF_THE_ROW,
        BYTES
    }

    private final Random random;
    private final int every;
    private final Consumer<Swept> reader;
    private String nasty;
    private int files;

    private Sweep(int every, Consumer<Swept> reader) {
        this.random = new Random(every);
        this.every = every;
        this.reader = reader;
    }

    /**
     * Makes each file and has it read.
     *
     * @param every of so many places next to each other one is taken
     * @return how many there were
     */
    static int over(int every, Consumer<Swept> reader) {
        Sweep sweep = new Sweep(every, reader);
        for (SweptCharset charset : SweptCharset.ALL) {
            sweep.nasty = charset.known(NASTY);
            for (Form form : Form.values()) {
                for (Counted counted : Counted.values()) {
                    EDGES.forEach(edge -> sweep.slide(charset, form, counted, edge));
                }
            }
        }
        return sweep.files;
    }

    private void slide(SweptCharset charset, Form form, Counted counted, int edge) {
        int last = 3 * NASTY.length();
        for (int back = random.nextInt(every); back < last; back += every) {
            files++;
            reader.accept(
                    form == Form.CSV ? csv(charset, counted, edge, back) : json(charset, form, counted, edge, back));
        }
    }

    private Swept csv(SweptCharset charset, Counted counted, int edge, int back) {
        char delimiter = ",;\t|".charAt(random.nextInt(4));
        String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
        boolean all = random.nextBoolean();
        String header = "id" + delimiter + "note" + end;
        String row = "1" + delimiter + (all ? "\"" : "");
        List<List<String>> rows = List.of(
                List.of("1", "x".repeat(pad(charset, counted, edge - back, header, row)) + nasty),
                List.of("2", plain(nasty, delimiter)),
                List.of(nasty, ""),
                List.of("", nasty + nasty));
        String text = header
                + rows.stream()
                        .map(cells -> cells.stream()
                                .map(cell -> written(cell, delimiter, all))
                                .collect(joining(String.valueOf(delimiter))))
                        .collect(joining(end))
                + (random.nextBoolean() ? end : "");
        ReadOptions options =
                new ReadOptions(charset.toldByFlow(), random.nextBoolean() ? Optional.of(delimiter) : Optional.empty());
        String how = "CSV in %s, %s %d - %d, delimiter '%s', quotes %s, line end %s"
                .formatted(
                        charset,
                        counted,
                        edge,
                        back,
                        delimiter,
                        all,
                        end.replace("\r", "CR").replace("\n", "LF"));
        List<String> told = rows.stream().map(List::toString).toList();
        List<String> message = rows.stream().map(Sweep::record).toList();
        return new Swept(how, "a.csv", charset.bytes(text), options, new Swept.Message(text, Told.CSV, message), told);
    }

    /** What needs no quotes. */
    private static String plain(String text, char delimiter) {
        return text.replaceAll("[\"\r\n\\Q" + delimiter + "\\E]", "");
    }

    private static String written(String cell, char delimiter, boolean all) {
        boolean quotes = all || cell.chars().anyMatch(c -> c == delimiter || "\"\r\n".indexOf(c) >= 0);
        return quotes ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }

    private static String record(List<String> cells) {
        ObjectNode record = EXACT.createObjectNode();
        record.put("id", cells.get(0).isEmpty() ? null : cells.get(0));
        record.put("note", cells.get(1).isEmpty() ? null : cells.get(1));
        return record.toString();
    }

    private Swept json(SweptCharset charset, Form form, Counted counted, int edge, int back) {
        String opening = form == Form.ARRAY ? "[" : form == Form.RECORDS ? "{\"done\":true,\"records\":[" : "";
        String row = "{\"note\":\"";
        boolean escapes = random.nextBoolean();
        List<String> rows = new ArrayList<>();
        rows.add(row + "x".repeat(pad(charset, counted, edge - back, opening, row)) + quoted(nasty, escapes) + "\"}");
        rows.add(
                "{\"n\":-12345.67890,\"t\":true,\"f\":false,\"z\":null,\"e\":1e5,\"big\":123456789012345678901234567890}");
        rows.add("{\"" + quoted(nasty, !escapes) + "\":{\"deep\":[1,[\"\",{}],\"" + quoted(nasty, escapes) + "\"]}}");
        rows.add("{\"note\":\"last\"}");
        boolean lines = form == Form.NDJSON || form == Form.OBJECTS;
        String text = opening
                + String.join(lines ? List.of("\n", "\r\n").get(random.nextInt(2)) : ",", rows)
                + (form == Form.ARRAY ? "]" : form == Form.RECORDS ? "]}" : "");
        List<String> told = rows.stream().map(Sweep::exact).toList();
        String how = "%s in %s, %s %d - %d, escapes %s".formatted(form, charset, counted, edge, back, escapes);
        return new Swept(
                how,
                form == Form.NDJSON ? "a.ndjson" : "a.json",
                charset.bytes(text),
                new ReadOptions(charset.toldByFlow(), Optional.empty()),
                new Swept.Message(
                        text,
                        form == Form.NDJSON ? Told.NDJSON : Told.NOTHING,
                        form == Form.RECORDS ? List.of(exact(text)) : told),
                told);
    }

    private static String quoted(String text, boolean escapes) {
        StringBuilder quoted = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || escapes && c > 0x7E) {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.toString();
    }

    private static String exact(String json) {
        try {
            return EXACT.readTree(json).toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(json, e);
        }
    }

    /** How many characters of one char stand before the nasty text, so that it begins at the place. */
    private static int pad(SweptCharset charset, Counted counted, int place, String opening, String row) {
        return switch (counted) {
            case CHARS_OF_THE_ROW -> place - row.length();
            case CHARS_OF_THE_FILE -> place - row.length() - opening.length();
            case BYTES ->
                (place - charset.bytes(opening + row).length)
                        / charset.charset().encode("x").remaining();
        };
    }
}
