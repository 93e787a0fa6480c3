package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultLinesTest extends WithInbox {
    private static final RowResult CREATED = new RowResult("sent", "003xx0000000001AAA", "created", "", "");
    private static final RowResult DEAD = new RowResult("dead letter", "", "", "REQUIRED_FIELD_MISSING", "Company");

    @Test
    void a_result_is_what_became_of_the_row_and_then_the_row_itself() {
        Inbox.Read read = inbox.read("a.csv", "line,name\n1, \"Ada\"\n2,\"two\r\nlines\"\n3\n");
        ResultLines lines = ResultLines.of(read.format(), read.columns(), Optional.empty());

        assertThat(lines.header())
                .isEqualTo("\uFEFFsaddlebag_line,saddlebag_outcome,saddlebag_salesforce_id,saddlebag_change,"
                        + "saddlebag_error,saddlebag_message,line,name\n");
        assertThat(lines.line(read.rows().get(0), CREATED)).isEqualTo("2,sent,003xx0000000001AAA,created,,,1,Ada\n");
        assertThat(lines.line(read.rows().get(1), DEAD))
                .isEqualTo("3,dead letter,,,REQUIRED_FIELD_MISSING,Company,2,\"two\r\nlines\"\n");
        assertThat(lines.line(read.rows().get(2), DEAD))
                .isEqualTo("5,dead letter,,,REQUIRED_FIELD_MISSING,Company,3,\n");
    }

    @Test
    void a_json_record_stands_in_one_column() {
        Inbox.Read read = inbox.read("a.json", "[{\"n\": 1.10, \"s\": \"a,b\"}, 7]");
        ResultLines lines = ResultLines.of(read.format(), read.columns(), Optional.empty());

        assertThat(lines.header()).endsWith("saddlebag_message,record\n");
        assertThat(lines.line(read.rows().get(0), CREATED))
                .isEqualTo("1,sent,003xx0000000001AAA,created,,,\"{\"\"n\"\":1.10,\"\"s\"\":\"\"a,b\"\"}\"\n");
        assertThat(lines.line(read.rows().get(1), DEAD)).endsWith(",Company,7\n");
    }

    @Test
    void the_results_of_a_csv_have_its_delimiter_and_are_read_back_whatever_the_flow_says() {
        Inbox.Read read = inbox.read("a.csv", "id;name\n1;\"Müller; Zoë, 1,5\"\n");
        ResultLines lines = ResultLines.of(read.format(), read.columns(), Optional.of(';'));
        String file = lines.header() + lines.line(read.rows().get(0), CREATED);

        assertThat(file)
                .isEqualTo("\uFEFFsaddlebag_line;saddlebag_outcome;saddlebag_salesforce_id;saddlebag_change;"
                        + "saddlebag_error;saddlebag_message;id;name\n"
                        + "2;sent;003xx0000000001AAA;created;;;1;\"Müller; Zoë, 1,5\"\n");
        assertThat(DeadLetterLinesTest.readBack(inbox, file).rows())
                .singleElement()
                .satisfies(row -> assertThat(Values.of((Row.Cells) row))
                        .hasToString("{\"id\":\"1\",\"name\":\"Müller; Zoë, 1,5\"}"));
    }

    @Test
    void a_results_file_that_was_begun_with_another_delimiter_goes_on_with_that() throws IOException {
        Inbox.Read read = inbox.read("a.csv", "id;name\n1;Ada\n");
        ResultLines now = ResultLines.of(read.format(), read.columns(), Optional.of(';'));
        ResultLines then = ResultLines.of(read.format(), read.columns(), Optional.empty());
        Path begun = Files.writeString(folder.resolve("a.results.csv"), then.header());

        assertThat(now.continuing(begun).line(read.rows().get(0), CREATED))
                .isEqualTo(then.line(read.rows().get(0), CREATED));
        assertThat(then.continuing(Files.writeString(begun, now.header())).header())
                .isEqualTo(now.header());
    }

    @Test
    void the_results_of_a_dead_letter_file_have_the_columns_of_the_file_it_came_from() {
        Inbox.Read read = inbox.read("a.csv", "saddlebag_id,saddlebag_line,saddlebag_error,id\nd1,2,CODE,7\n");
        ResultLines lines = ResultLines.of(read.format(), read.columns(), Optional.empty());

        assertThat(lines.header()).endsWith("saddlebag_message,id\n");
        assertThat(lines.line(read.rows().get(0), CREATED)).endsWith(",created,,,7\n");
    }
}
