package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainCellTest extends WithInbox {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=HYPERLINK(\"http://x\")",
                "@SUM(1)",
                "\t=1",
                "\t",
                "\r=1",
                "\n=1",
                "+1+1",
                "-1-1",
                "-2+3+cmd|' /C calc'!A0",
                "+cmd|'/C calc'!A0",
                "-",
                "+",
                "--",
                "-A1",
                "+49x",
                "-49 30 1234-5",
                "+1-800-FLOWERS",
                " =1+1",
                "\u00A0=1",
                "\u200B=1",
                "＝1+1",
                "＋1+1",
                "－A1",
                "＠x",
                "'",
                "'s-Gravenhage",
                "'=1",
                "''",
                "+=1",
                "-@x",
                "-(1)",
                "+1;=2",
                "-5=6"
            })
    void what_a_spreadsheet_could_calculate_gets_an_apostrophe_and_so_does_what_begins_with_one(String cell) {
        assertThat(PlainCell.written(cell)).isEqualTo("'" + cell);
        assertThat(PlainCell.read("'" + cell)).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Lee",
                "a=b",
                "ada@example.org",
                "12",
                "-12",
                "+12",
                "-12.50",
                "-1,234.50",
                "-1.234,50",
                "-1 234,50",
                "-1'234.50",
                "+.5",
                "-5%",
                "-1e-5",
                "- 5",
                "+49 (0)30 / 1234-5",
                "+1-800-555-0100",
                "+1 (555) 010-0100 ext. 12",
                "+442079460000",
                "{\"a\":1}",
                "–",
                "#N/A",
                "|x",
                "%x",
                "é",
                "😀"
            })
    void numbers_phone_numbers_and_all_else_stay_as_they_are(String cell) {
        assertThat(PlainCell.written(cell)).isEqualTo(cell);
        assertThat(PlainCell.read(cell)).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'s-Gravenhage", "'Lee", "'12", "'+49 30 123456", "'"})
    void an_apostrophe_that_somebody_typed_in_front_of_a_plain_word_stays(String cell) {
        assertThat(PlainCell.read(cell)).isEqualTo(cell);
    }

    @Property(tries = 2_000)
    void whatever_a_header_and_its_cells_hold_a_dead_letter_file_reads_back_as_it_was(
            @ForAll("tables") List<List<String>> table, @ForAll("delimiters") char delimiter) {
        var columns = table.get(0);
        var cells = table.get(1);
        var lines = new DeadLetterLines(Format.CSV, columns, Optional.of(delimiter));
        var row = new Row.Cells(1, 2, columns, cells);

        var text = lines.header().substring(1)
                + lines.line(row, new DeadLetterNote("DL-1", OptionalLong.of(1), "=CODE", "=a"));

        try (var back = Rows.ofCsv(text, "a.csv", Set.of())) {
            assertThat(back.columns().subList(5, back.columns().size())).isEqualTo(columns);
            assertThat(cells(back).subList(5, 5 + cells.size())).isEqualTo(cells);
        }
        try (var asSpreadsheetsSeeIt = Rows.ofCsv(text.replace(OwnColumns.ID, "id"), "a.csv", Set.of())) {
            assertThat(asSpreadsheetsSeeIt.columns()).noneMatch(PlainCellTest::isFormula);
            assertThat(cells(asSpreadsheetsSeeIt)).noneMatch(PlainCellTest::isFormula);
        }
    }

    private static List<String> cells(Rows rows) {
        return ((Row.Cells) rows.next()).cells();
    }

    private static boolean isFormula(String cell) {
        return !cell.isEmpty() && "=@\t\r\n＝＠".indexOf(cell.charAt(0)) >= 0
                || cell.matches("(?s)[+-].*") && !cell.matches("[+-]?[ ]*[0-9.,+() /'-]*[0-9.,% ]*");
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        return Arbitraries.integers().between(2, 4).flatMap(width -> Combinators.combine(
                        texts().list().ofSize(width), texts().list().ofSize(width))
                .as((names, cells) -> {
                    var columns = new ArrayList<String>();
                    for (int i = 0; i < width; i++) {
                        columns.add(names.get(i) + "c" + i);
                    }
                    return List.of(columns, cells);
                }));
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("='+-@＝＋＠ \t\r\n\"1a,;").ofMaxLength(5),
                Arbitraries.of("=1+1", "'=1", "''", "\r", "\t", "-", "+49 30 12345", "-1.5", "@x", "'s-Gravenhage"));
    }

    @Provide
    Arbitrary<Character> delimiters() {
        return Arbitraries.of(',', ';', '\t', '|');
    }

    @ParameterizedTest
    @ValueSource(strings = {"'=1", "''x", "'@a"})
    void a_file_that_is_not_ours_is_read_as_it_is(String cell) {
        assertThat(inbox.read("a.csv", "id,name\n1," + cell + "\n").told()).containsExactly("[1, " + cell + "]");
    }
}
