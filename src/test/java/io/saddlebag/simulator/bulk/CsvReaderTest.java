package io.saddlebag.simulator.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvReaderTest {

    @Test
    void quotes_hold_delimiters_quotes_and_line_breaks() throws IOException {
        assertThat(cells("a,\"b,\"\"c\"\"\nd\",\n\"\",é\n"))
                .containsExactly(List.of("a", "b,\"c\"\nd", ""), List.of("", "é"));
    }

    @Test
    void nothing_is_trimmed_and_empty_lines_are_no_rows() throws IOException {
        assertThat(cells("\n a , b\n\n\nc,\t")).containsExactly(List.of(" a ", " b"), List.of("c", "\t"));
    }

    @Test
    void a_blank_beside_a_quote_spoils_its_row_and_no_other() throws IOException {
        var rows = rows("a, \"b\"\n\"a\" ,b\na\"b,c\nd,e\n", ColumnDelimiter.COMMA, LineEnding.LF);

        assertThat(rows).extracting(row -> row.problem().isPresent()).containsExactly(true, true, true, false);
        assertThat(rows.get(3).cells()).containsExactly("d", "e");
    }

    @Test
    void a_quote_that_is_never_closed_spoils_the_last_row() throws IOException {
        var rows = rows("a,b\n\"c,d\ne,f\n", ColumnDelimiter.COMMA, LineEnding.LF);

        assertThat(rows).extracting(row -> row.problem().isPresent()).containsExactly(false, true);
    }

    @Test
    void a_line_that_ends_otherwise_than_the_job_says_is_refused() throws IOException {
        for (var text : List.of("a,b\r\n", "a,\"b\"\r\n", "\r\na\r\n")) {
            assertThatThrownBy(() -> rows(text, ColumnDelimiter.COMMA, LineEnding.LF))
                    .hasMessage(
                            "ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF");
        }
        for (var text : List.of("a,b\n", "a,\"b\"\n", "\na\n")) {
            assertThatThrownBy(() -> rows(text, ColumnDelimiter.COMMA, LineEnding.CRLF))
                    .hasMessageEndingWith("Current LineEnding setting is CRLF");
        }
        assertThat(rows("a,\"x\ny\"\r\n\r\nb,\"z\"\r\n", ColumnDelimiter.COMMA, LineEnding.CRLF))
                .extracting(CsvRow::cells)
                .containsExactly(List.of("a", "x\ny"), List.of("b", "z"));
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        var latin = "M\u00fcller".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() ->
                        reader(latin, ColumnDelimiter.COMMA, LineEnding.LF).next())
                .hasMessage("ClientInputError : The upload is not UTF-8.");
    }

    @Test
    void a_carriage_return_alone_ends_no_line() {
        for (var text : List.of("a\rb\rc\r", "a\nb\r", "a\nb\rc\n")) {
            assertThatThrownBy(() -> cells(text))
                    .hasMessage(
                            "ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF");
        }
    }

    @Test
    void a_value_or_a_row_that_is_too_long_spoils_its_row() throws IOException {
        var longest = "x".repeat(131_072);
        var rows = rows(
                longest + "\n" + longest + "y\n" + (longest + ",").repeat(4) + "\n" + "z".repeat(700_000) + "\n",
                ColumnDelimiter.COMMA,
                LineEnding.LF);

        assertThat(rows).extracting(row -> row.problem().isPresent()).containsExactly(false, true, true, true);
    }

    @Test
    void the_position_is_where_the_next_row_begins() throws IOException {
        var reader = reader("ä,b\n\"c\n\",d\ne".getBytes(StandardCharsets.UTF_8), ColumnDelimiter.COMMA, LineEnding.LF);

        reader.next();
        assertThat(reader.position()).isEqualTo(5);
        reader.next();
        assertThat(reader.position()).isEqualTo(12);
        reader.next();
        assertThat(reader.next()).isEmpty();
    }

    private static List<List<String>> cells(String text) throws IOException {
        return rows(text, ColumnDelimiter.COMMA, LineEnding.LF).stream()
                .map(CsvRow::cells)
                .toList();
    }

    private static List<CsvRow> rows(String text, ColumnDelimiter delimiter, LineEnding ending) throws IOException {
        var reader = reader(text.getBytes(StandardCharsets.UTF_8), delimiter, ending);
        var rows = new ArrayList<CsvRow>();
        for (var row = reader.next(); row.isPresent(); row = reader.next()) {
            rows.add(row.get());
        }
        return rows;
    }

    private static CsvReader reader(byte[] bytes, ColumnDelimiter delimiter, LineEnding ending) {
        return new CsvReader(new ByteArrayInputStream(bytes), delimiter, ending);
    }
}
