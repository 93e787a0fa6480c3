package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DelimiterSniffTest extends WithInbox {

    @Test
    void comma_semicolon_tab_and_pipe_are_found() {
        for (char delimiter : ",;\t|".toCharArray()) {
            String text = "id,name,note\n1,\"x;y|z\ta,b;;\nc||\",n\n".replace("name", "full name");
            String written = text.replaceAll("(?<=id|name|1|\"),(?=full|note|\"x|n\n)", String.valueOf(delimiter));

            assertThat(inbox.read("a.csv", written).told()).as(written).containsExactly("[1, x;y|z\ta,b;;\nc||, n]");
        }
    }

    @Test
    void decimal_commas_do_not_make_a_semicolon_file_a_comma_file() {
        assertThat(inbox.read("a.csv", "id;price;size\n1;1,50;2,5\n2;3,00;1\n").told())
                .containsExactly("[1, 1,50, 2,5]", "[2, 3,00, 1]");
    }

    @Test
    void the_delimiter_of_most_rows_wins_over_one_that_is_only_in_the_header() {
        assertThat(inbox.read("a.csv", "id;name, first;note\n1;Ada;x\n2;Grace;y\n")
                        .columns())
                .containsExactly("id", "name, first", "note");
    }

    @Test
    void the_sep_line_of_excel_is_honoured_and_counted() {
        Inbox.Read read = inbox.read("a.csv", "\uFEFFsep=;\r\nid;a,b\r\n1;x,y\r\n2;\"open\r\n");

        assertThat(read.columns()).containsExactly("id", "a,b");
        assertThat(read.lines()).containsExactly(3L);
        assertThat(read.complaint()).startsWith("inbox/a.csv:4: ");
        assertThat(inbox.rest(read)).isEqualTo("\uFEFFsep=;\r\nid;a,b\r\n2;\"open\r\n");
        assertThat(inbox.read("a.csv", "sep=,\nid,a\n1,2\n").told()).containsExactly("[1, 2]");
        assertThat(inbox.read("a.csv", "\"sep=^\"\nid^a\n1^2\n").told()).containsExactly("[1, 2]");
    }

    @Test
    void the_delimiter_under_which_the_header_has_the_columns_that_are_read_wins() {
        assertThat(columns("Name, Vorname;Kundennr\nLee, Ann;1\nRoe, Bo;2\n", "Kundennr", "Name, Vorname"))
                .containsExactly("Name, Vorname", "Kundennr");
        assertThat(columns("a|b,c;d\n1|2,3;4\n", "b,c;d")).containsExactly("a", "b,c;d");
        assertThat(columns("x;y;z,id\n1;2;3,7\n", "id")).containsExactly("x;y;z", "id");
        assertThat(columns("\"Name; Vorname\",id\nx,1\n", "Name; Vorname")).containsExactly("Name; Vorname", "id");
    }

    @Test
    void a_single_column_whose_name_holds_a_comma_stays_one() {
        assertThat(columns("Name, Vorname\nLee, Ann\n", "Name, Vorname")).containsExactly("Name, Vorname");
        assertThat(columns("id\n1\n", "id")).containsExactly("id");
    }

    @Test
    void where_no_delimiter_gives_a_column_that_is_read_the_rows_decide_as_before() {
        assertThat(columns("id;price\n1;1,50\n", "nothing")).containsExactly("id", "price");
    }

    private List<String> columns(String text, String... read) {
        return inbox.read("a.csv", text.getBytes(StandardCharsets.UTF_8), ReadOptions.of(Set.of(read)))
                .columns();
    }

    @Test
    void what_the_flow_says_is_used() {
        ReadOptions hash = new ReadOptions(Optional.empty(), Optional.of('#'));

        assertThat(inbox.read("a.csv", "a,b#c\n1#2\n".getBytes(StandardCharsets.UTF_8), hash)
                        .told())
                .containsExactly("[1, 2]");
    }
}
