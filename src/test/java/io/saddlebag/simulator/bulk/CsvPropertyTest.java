package io.saddlebag.simulator.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class CsvPropertyTest {

    @Property(tries = 500)
    void what_is_written_is_read_again(
            @ForAll("rows") List<List<String>> rows, @ForAll ColumnDelimiter delimiter, @ForAll LineEnding ending)
            throws IOException {
        var csv = new CsvText(delimiter, ending);
        var text = new StringBuilder();
        rows.forEach(row -> text.append(csv.row(List.of(), row, row.size())));

        var read = rows(text.toString().getBytes(StandardCharsets.UTF_8), delimiter, ending);

        assertThat(read).extracting(CsvRow::cells).isEqualTo(rows);
        assertThat(read).allMatch(row -> row.problem().isEmpty());
    }

    @Property(tries = 2_000)
    void any_bytes_are_rows_or_the_failure_of_their_job(
            @ForAll("bytes") byte[] bytes, @ForAll ColumnDelimiter delimiter, @ForAll LineEnding ending)
            throws IOException {
        try {
            assertThat(rows(bytes, delimiter, ending)).hasSizeLessThanOrEqualTo(bytes.length);
        } catch (JobFailure failure) {
            assertThat(failure).hasMessageStartingWith("ClientInputError : ");
        }
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        return Arbitraries.frequencyOf(
                        Tuple.of(5, Arbitraries.of((byte) 'a', (byte) '"', (byte) ',', (byte) '\n', (byte) '\r')),
                        Tuple.of(1, Arbitraries.bytes()))
                .array(byte[].class)
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        var cell =
                Arbitraries.strings().withChars("a \",;|\t^`\r\n#\u00fc\u20ac").ofMaxLength(6);
        return cell.list().ofMinSize(1).ofMaxSize(4).list().ofMaxSize(5);
    }

    private static List<CsvRow> rows(byte[] bytes, ColumnDelimiter delimiter, LineEnding ending) throws IOException {
        var reader = new CsvReader(new ByteArrayInputStream(bytes), delimiter, ending);
        var rows = new ArrayList<CsvRow>();
        for (var row = reader.next(); row.isPresent(); row = reader.next()) {
            rows.add(row.get());
            assertThat(reader.position()).isLessThanOrEqualTo(bytes.length);
        }
        assertThat(reader.position()).isEqualTo(bytes.length);
        return rows;
    }
}
