package io.saddlebag.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dead-letter or results file comes back into the inbox of a flow whose own files are semicolon and windows-1252. */
class OwnFileTest extends WithInbox {
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final ReadOptions OPTIONS = new ReadOptions(Optional.of(WESTERN), Optional.of(';'));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFsaddlebag_id,saddlebag_line,saddlebag_error,saddlebag_message,id,name\nd1,2,C,m,1,\"Zoë, a;b\"\n",
                "saddlebag_id,saddlebag_line,saddlebag_error,saddlebag_message,id,name\nd1,2,C,m,1,\"Zoë, a;b\"\n",
                "\uFEFFid,name,saddlebag_id,saddlebag_error\n1,\"Zoë, a;b\",d1,C\n",
                "\uFEFFid,name,saddlebag_id\n1,\"Zoë, a;b\",d1\n",
                "\uFEFF\"id\",\"saddlebag_id\",\"name\"\n\"1\",\"d1\",\"Zoë, a;b\"\n",
                "\uFEFFsaddlebag_id , id , name\nd1,1,\"Zoë, a;b\"\n",
                "saddlebag_id\tid\tname\nd1\t1\tZoë, a;b\n",
                "sep=|\nsaddlebag_id|id|name\nd1|1|Zoë, a;b\n",
                "\uFEFFsaddlebag_id id name\nd1 1 \"Zoë, a;b\"\n",
                "{\"saddlebag\":{\"id\":\"d1\"},\"id\":\"1\",\"name\":\"Zoë, a;b\"}\n",
                "{\"saddlebag\": {\"id\": \"d1\"}, \"id\": \"1\", \"name\": \"Zoë, a;b\"}\n",
                "[\n {\n  \"saddlebag\": {\n   \"id\": \"d1\"},\n  \"id\": \"1\", \"name\": \"Zoë, a;b\"}]\n"
            })
    void it_is_read_by_what_stands_in_it(String file) {
        Inbox.Read read = inbox.read("back", file.getBytes(UTF_8), OPTIONS);

        assertThat(read.rows()).singleElement().satisfies(row -> {
            assertThat(Values.deadLetterId(row)).contains("d1");
            assertThat((row instanceof Row.Cells cells ? Values.of(cells) : Values.of((Row.Json) row)))
                    .hasToString("{\"id\":\"1\",\"name\":\"Zoë, a;b\"}");
        });
    }

    @Test
    void one_that_a_spreadsheet_saved_in_the_charset_of_the_flow_is_read_in_that() {
        Inbox.Read read = inbox.read("back.csv", "saddlebag_id;id;name\nd1;1;Zoë\n".getBytes(WESTERN), OPTIONS);

        assertThat(read.told()).containsExactly("[d1, 1, Zoë]");
    }

    @Test
    void one_that_a_spreadsheet_saved_in_another_charset_is_to_be_saved_again_and_the_flow_stays_as_it_is() {
        Inbox.Read read = inbox.read("back.csv", "saddlebag_id;id;name\nd1;1;Zoë\n".getBytes(WESTERN));

        assertThat(read.complaint())
                .isEqualTo(
                        "inbox/back.csv:2: byte 29 of the file (0xEB) is not UTF-8. Saddlebag wrote this file as UTF-8,"
                                + " and another program saved it otherwise: save it as CSV UTF-8.");
    }

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|', ' ', '_', '^', 'a', '~', '§'})
    void dead_letters_with_any_delimiter_come_back(char delimiter) {
        Delimiter between = new Delimiter(delimiter);
        String text = "id" + delimiter + "n\n" + "1" + delimiter + "\"x, y; z\"\n2\n";
        Inbox.Read read =
                inbox.read("in.csv", text.getBytes(UTF_8), new ReadOptions(Optional.empty(), Optional.of(delimiter)));
        DeadLetterLines lines = new DeadLetterLines(read.format(), read.columns(), Optional.of(delimiter));
        StringBuilder file = new StringBuilder(lines.header());
        read.rows()
                .forEach(row -> file.append(lines.line(
                        row, new DeadLetterNote("d" + row.number(), OptionalLong.of(9), "CODE", "no, sorry"))));

        Inbox.Read back = inbox.read("back.csv", file.toString().getBytes(UTF_8), OPTIONS);

        assertThat(file.toString().lines().skip(1))
                .first()
                .asString()
                .contains("d1" + delimiter + "2" + delimiter + "9");
        assertThat(back.told().get(0)).endsWith("1, x, y; z]");
        assertThat(back.misshapen(1).raw()).isEqualTo("2");
        assertThat(back.misshapen(1).what()).contains(RowWidth.told(1, 2, between));
        assertThat(Values.deadLetterId(back.rows().get(1))).contains("d2");
    }
}
