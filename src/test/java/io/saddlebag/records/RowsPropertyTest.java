package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class RowsPropertyTest {
    private static final String NASTY = "ab1,;\t|\"\"\n\r '=\u00A0é山😀\u2028{}[]:\\";

    private static Inbox inbox;

    @BeforeContainer
    static void anInbox() throws IOException {
        inbox = new Inbox(Files.createTempDirectory("saddlebag"));
    }

    @AfterContainer
    static void noInbox() throws IOException {
        try (var files = Files.list(inbox.folder())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(inbox.folder());
    }

    /** A table, and one of the ways to write it. */
    record Table(List<List<String>> rows, char delimiter, String end, boolean quoteAll, Charset charset) {

        private String line(List<String> cells) {
            List<String> written = cells.stream().map(this::written).toList();
            return String.join(String.valueOf(delimiter), written);
        }

        private String written(String cell) {
            boolean quotes = quoteAll
                    || Blanks.isBlank(cell)
                    || cell.chars().anyMatch(c -> "\"\r\n".indexOf(c) >= 0 || c == delimiter);
            return quotes ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
        }

        /** Every third row has a blank line in front. */
        private String text(String header) {
            StringBuilder text = new StringBuilder("\uFEFF").append(header).append(end);
            for (int i = 0; i < rows.size(); i++) {
                text.append(i % 3 == 2 ? end : "").append(line(rows.get(i)));
                text.append(i < rows.size() - 1 ? end : "");
            }
            return text.toString();
        }

        private List<Long> lines() {
            List<Long> lines = new ArrayList<>();
            long line = 2;
            for (int i = 0; i < rows.size(); i++) {
                line += i % 3 == 2 ? 1 : 0;
                lines.add(line);
                line += 1 + lineEnds(line(rows.get(i)));
            }
            return lines;
        }

        private static long lineEnds(String text) {
            return text.replace("\r\n", "\n")
                    .chars()
                    .filter(c -> c == '\n' || c == '\r')
                    .count();
        }
    }

    @Property(tries = 300)
    void a_table_written_in_any_way_comes_back_with_its_lines(@ForAll("tables") Table table) {
        int width = table.rows().isEmpty() ? 1 : table.rows().get(0).size();
        List<String> columns = IntStream.range(0, width).mapToObj(i -> "c" + i).toList();
        byte[] bytes = table.text(table.line(columns)).getBytes(table.charset());

        Inbox.Read read = inbox.read("a.csv", bytes, new ReadOptions(Optional.empty(), Optional.of(table.delimiter())));

        assertThat(read.failure()).isEmpty();
        assertThat(read.rows()).extracting(row -> ((Row.Cells) row).cells()).isEqualTo(table.rows());
        assertThat(read.lines()).isEqualTo(table.lines());
        assertThat(read.columns()).isEqualTo(columns);
    }

    @Property(tries = 300)
    void a_line_that_we_write_is_read_as_the_cells_it_was_made_of(
            @ForAll("rows") List<List<String>> rows, @ForAll("delimiters") Delimiter delimiter) throws IOException {
        String text = rows.stream().map(row -> CsvLine.of(row, delimiter)).reduce("", String::concat);

        assertThat(parsed(Text.of(text), delimiter))
                .isEqualTo(rows.stream()
                        .map(row ->
                                row.stream().map(PlainCell::written).toList().toString())
                        .toList());
    }

    @Property(tries = 300)
    void it_makes_no_difference_how_the_bytes_arrive(@ForAll("texts") String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        InputStream trickle = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int from, int length) {
                return super.read(target, from, Math.min(1, length));
            }
        };

        assertThat(parsed(new Text(new StrictDecoder(trickle, StandardCharsets.UTF_8, 0, bytes.length))))
                .isEqualTo(parsed(Text.of(text)));
    }

    @Property(tries = 600)
    void any_bytes_are_rows_or_misshapen_or_refused(@ForAll byte[] bytes, @ForAll("names") String name) {
        isReadInOrder(inbox.read(name, bytes));
    }

    @Property(tries = 600)
    void any_text_is_rows_or_misshapen_or_refused(@ForAll("texts") String text, @ForAll("names") String name)
            throws IOException {
        Inbox.Read read = inbox.read(name, text);

        isReadInOrder(read);
        if (read.failure().flatMap(UnreadableFile::rest).isPresent()) {
            String rest = inbox.rest(read);
            assertThat(IntStream.rangeClosed(0, rest.length()))
                    .as("%s is an opening and the end of the text", rest)
                    .anyMatch(i -> text.contains(rest.substring(0, i)) && text.endsWith(rest.substring(i)));
        }
    }

    private static void isReadInOrder(Inbox.Read read) {
        assertThat(read.rows())
                .extracting(Row::number)
                .isEqualTo(LongStream.rangeClosed(1, read.rows().size()).boxed().toList());
        assertThat(read.lines()).isSorted();
        read.failure()
                .ifPresent(failure -> assertThat(failure.problem().toString()).startsWith("inbox/"));
    }

    /** Each row with its flaw or cells, and why there are no more. */
    private static List<String> parsed(Text text) throws IOException {
        return parsed(text, Delimiter.COMMA);
    }

    private static List<String> parsed(Text text, Delimiter delimiter) throws IOException {
        List<String> rows = new ArrayList<>();
        try (Cursor cursor = new Cursor(text)) {
            CsvParser parser = new CsvParser(cursor, delimiter);
            while (parser.next()) {
                rows.add(parser.flaw()
                        .map(flaw -> flaw + parser.raw())
                        .orElse(parser.cells().toString()));
            }
        } catch (Broken e) {
            rows.add(e.getMessage());
        }
        return rows;
    }

    @Provide
    Arbitrary<Table> tables() {
        return Combinators.combine(
                        rows(),
                        Arbitraries.of(',', ';', '\t', '|'),
                        Arbitraries.of("\n", "\r\n", "\r"),
                        Arbitraries.of(true, false),
                        Arbitraries.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE))
                .as(Table::new);
    }

    @Provide
    Arbitrary<Delimiter> delimiters() {
        return Arbitraries.of(',', ';', '\t', '|', ' ', '_', 'é').map(Delimiter::new);
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        return Arbitraries.integers().between(1, 5).flatMap(width -> texts(12)
                .list()
                .ofSize(width)
                .filter(row -> width == 1 || !row.stream().allMatch(Blanks::isBlank))
                .list()
                .ofMaxSize(12));
    }

    @Provide
    Arbitrary<String> texts() {
        return texts(200);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("a.csv", "a.json", "a.ndjson", "a");
    }

    private static Arbitrary<String> texts(int most) {
        List<String> chars = NASTY.codePoints().mapToObj(Character::toString).toList();
        return Arbitraries.of(chars).list().ofMaxSize(most).map(parts -> String.join("", parts));
    }
}
