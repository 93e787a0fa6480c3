package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Commands;
import io.saddlebag.ledger.DeadLetter;
import io.saddlebag.ledger.DeadLetterFilter;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night's file of contacts, by the command that a scheduler would call. */
class TenThousandRowsTest {

    private static final int ROWS = 10_000;
    private static final List<String> COLUMNS =
            List.of("id", "First Name", "Last Name", "email", "phone", "birthdate", "source", "account");

    @TempDir
    private Path home;

    private Simulator salesforce;

    @BeforeEach
    void org() throws IOException {
        salesforce = Simulator.start(Settings.defaults().withDailyApiLimit(1_000_000));
        Journey.signInFile(home, salesforce);
    }

    @AfterEach
    void close() {
        salesforce.close();
    }

    @Test
    void fifty_bad_rows_of_ten_kinds_are_dead_letters_with_their_lines_and_load_once_corrected() throws Exception {
        var rows = rows();
        var badLines = new TreeMap<Integer, String>();
        for (int i = 0; i < 50; i++) {
            badLines.put(i * 200 + 7, spoil(rows, i * 200 + 7, i % 10));
        }
        var lines = new HashMap<Long, String>();
        var text = new StringBuilder(String.join(",", COLUMNS)).append('\n');
        long line = 2;
        for (int i = 0; i < ROWS; i++) {
            var row = badLines.getOrDefault(i, csv(rows.get(i), ','));
            if (badLines.containsKey(i)) {
                lines.put(line, row);
            }
            text.append(row).append('\n');
            line += 1 + row.chars().filter(c -> c == '\n').count();
        }
        drop("contacts.csv", text.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(run()).isEqualTo(1);
        assertThat(deadLetters()).hasSize(50).allSatisfy(dead -> assertThat(lines)
                .containsKey(dead.row().line()));
        assertThat(salesforce.count("Contact")).isEqualTo(ROWS - 50);

        var deadLetterFile = home.resolve("dead-letter/contacts/contacts.csv");
        var corrected = corrected(Files.readAllLines(deadLetterFile), rows, badLines);
        drop("corrected.csv", corrected.getBytes(StandardCharsets.UTF_8));

        assertThat(run()).isZero();
        assertThat(deadLetters()).isEmpty();
        assertThat(salesforce.count("Contact")).isEqualTo(ROWS);
        assertThat(salesforce.records("Contact"))
                .extracting(contact -> contact.get("Customer_No__c"))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_same_rows_give_the_same_records_in_whatever_format_they_come() throws Exception {
        var rows = rows();
        var formats = new ArrayList<byte[]>();
        formats.add(file(rows, ',', "\n").getBytes(StandardCharsets.UTF_8));
        formats.add(("\ufeff" + file(rows, ';', "\r\n")).getBytes(StandardCharsets.UTF_8));
        formats.add(("\ufeff" + file(rows, '\t', "\r\n")).getBytes(StandardCharsets.UTF_16LE));
        formats.add(("\ufeff" + file(rows, '|', "\n")).getBytes(Charset.forName("UTF-16BE")));
        formats.add(json(rows, "[", ",\n", "]").getBytes(StandardCharsets.UTF_8));
        formats.add(
                json(rows, "{\"exported\":\"today\",\"records\":[", ",", "]}").getBytes(StandardCharsets.UTF_8));
        formats.add(json(rows, "", "\n", "\n").getBytes(StandardCharsets.UTF_8));

        List<Map<String, Object>> first = null;
        for (int i = 0; i < formats.size(); i++) {
            org();
            drop("file" + i, formats.get(i));
            assertThat(run()).as("format %d", i).isZero();
            var records = mapped(salesforce.records("Contact"));
            assertThat(records).hasSize(ROWS);
            if (first == null) {
                first = records;
            }
            assertThat(records.equals(first))
                    .as("format %d gives the same records", i)
                    .isTrue();
            salesforce.close();
        }
    }

    /** The fields that the mapping sets, in the order of the key. */
    private static List<Map<String, Object>> mapped(List<Map<String, Object>> records) {
        var byKey = new TreeMap<String, Map<String, Object>>();
        for (var record : records) {
            var fields = new TreeMap<String, Object>();
            for (var field : List.of("FirstName", "LastName", "Email", "Phone", "Birthdate", "LeadSource")) {
                fields.put(field, record.getOrDefault(field, ""));
            }
            byKey.put(record.get("Customer_No__c").toString(), fields);
        }
        return byKey.entrySet().stream()
                .map(entry -> Map.<String, Object>of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<List<String>> rows() {
        return IntStream.range(0, ROWS)
                .<List<String>>mapToObj(i -> new ArrayList<>(List.of(
                        "C-" + i,
                        i % 3 == 0 ? "Zoë" : "Ada, \"the\" " + i,
                        "Lovelace-" + i,
                        "person" + i + "@example.org",
                        i % 50 == 0 ? "+49 30\n" + i : "+49 30 " + i,
                        "0" + (1 + i % 9) + "/12/19" + (50 + i % 50),
                        i % 2 == 0 ? "web" : "tel",
                        "")))
                .toList();
    }

    private static String spoil(List<List<String>> rows, int at, int kind) {
        var row = new ArrayList<>(rows.get(at));
        switch (kind) {
            case 0 -> row.set(2, "");
            case 1 -> row.set(2, "x".repeat(81));
            case 2 -> row.set(3, "no address");
            case 3 -> row.set(5, "31/02/1970");
            case 4 -> row.set(7, "A-404");
            case 5 -> row.set(0, "");
            case 6 -> row.set(1, "y".repeat(41));
            case 7 -> row.add("one too many");
            case 8 -> row.remove(7);
            default -> {
                return csv(row, ',').replace("Lovelace", "Love\"lace");
            }
        }
        return csv(row, ',');
    }

    /** Puts the right values back, by the source line that each dead letter names. */
    private static String corrected(List<String> file, List<List<String>> rows, TreeMap<Integer, String> bad) {
        var text = new StringBuilder(file.get(0)).append('\n');
        var good = List.copyOf(bad.keySet());
        for (int i = 1; i < file.size(); i++) {
            var cells = file.get(i).split(",", 4);
            text.append(String.join(",", List.of(cells).subList(0, 3)))
                    .append(",,,")
                    .append(csv(rows.get(good.get(i - 1)), ','));
            text.append('\n');
        }
        return text.toString();
    }

    private static String file(List<List<String>> rows, char delimiter, String lineEnd) {
        var lines = new StringBuilder(csv(COLUMNS, delimiter)).append(lineEnd);
        rows.forEach(row -> lines.append(csv(row, delimiter)).append(lineEnd));
        return lines.toString();
    }

    private static String csv(List<String> cells, char delimiter) {
        return cells.stream()
                .map(cell -> cell.matches("(?s).*[\",;|\t\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell)
                .collect(Collectors.joining(String.valueOf(delimiter)));
    }

    private static String json(List<List<String>> rows, String open, String between, String close) {
        return rows.stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(i -> quoted(COLUMNS.get(i)) + ":" + quoted(row.get(i)))
                        .collect(Collectors.joining(",", "{", "}")))
                .collect(Collectors.joining(between, open, close));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private void drop(String name, byte[] bytes) throws IOException {
        var inbox = Files.createDirectories(home.resolve("inbox/contacts"));
        Files.write(inbox.resolve(name), bytes);
    }

    private int run() {
        return new Commands().in(home, "run", "--once");
    }

    private List<DeadLetter> deadLetters() {
        try (var ledger = Ledger.openReadOnly(home, Clock.systemUTC()).orElseThrow()) {
            return ledger.deadLetters().list(DeadLetterFilter.UNSETTLED);
        }
    }
}
