package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.FlowText;
import io.saddlebag.ledger.Counts;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that Saddlebag writes, seen by somebody whose own files have semicolons and windows-1252. */
class OwnFilesTest {

    private static final Charset WESTERN = Charset.forName("windows-1252");

    @TempDir
    private Path folder;

    private Journey journey;

    @BeforeEach
    void home() throws IOException {
        journey = new Journey(folder);
        FlowText.people()
                .with("charset", "windows-1252")
                .with("delimiter", ";")
                .in(folder, "Customer_No__c = .id\nLastName = .name\nDescription = .note\n");
        journey.start();
    }

    @AfterEach
    void stop() {
        journey.close();
    }

    @Test
    void dead_letters_and_results_have_the_delimiter_of_the_file_and_are_dropped_back() throws Exception {
        var report = journey.receives(
                "people", "a.csv", "id;name;note\nP1;Müller;\"1,5; 2\"\nP2;;Größe\n".getBytes(WESTERN));

        assertThat(journey.results(report))
                .first()
                .asString()
                .startsWith("\uFEFFsaddlebag_line;saddlebag_outcome;")
                .endsWith(";id;name;note");
        var deadLetters = Files.readString(folder.resolve("dead-letter/people/a.csv"));
        assertThat(deadLetters)
                .startsWith("\uFEFFsaddlebag_id;saddlebag_line;saddlebag_row;saddlebag_error;")
                .contains(";3;2;REQUIRED_FIELD_MISSING;");

        var corrected = journey.receives("people", "b.csv", deadLetters.replace("P2;;", "P2;Zoë;"));

        assertThat(corrected.counts()).isEqualTo(new Counts(1, 0, 0, 0));
        assertThat(journey.deadLetters()).isEmpty();
        assertThat(journey.salesforce.records("Contact"))
                .extracting(contact -> contact.get("LastName") + " " + contact.get("Description"))
                .containsExactly("Müller 1,5; 2", "Zoë Größe");
    }

    @Test
    void a_misshapen_row_that_is_corrected_by_half_makes_no_record() throws Exception {
        journey.receives("people", "a.csv", "id;name;note\nP1;;Größe \"x\"\n".getBytes(WESTERN));
        var deadLetters = Files.readString(folder.resolve("dead-letter/people/a.csv"));

        var half = journey.receives("people", "b.csv", deadLetters.replaceFirst(";;\\R$", ";Lee;\n"));

        assertThat(half.counts()).isEqualTo(new Counts(0, 0, 0, 1));
        assertThat(journey.deadLetters())
                .allSatisfy(dead -> assertThat(dead.failure().code()).isEqualTo("MISSHAPEN_ROW"));
        var whole = deadLetters.replaceFirst("MISSHAPEN_ROW.*\\R", ";;P1;Lee;Größe\n");
        assertThat(journey.receives("people", "c.csv", whole).counts()).isEqualTo(new Counts(1, 0, 0, 0));
    }

    @Test
    void rows_of_delimiters_alone_are_no_dead_letters_and_are_counted() throws Exception {
        var report = journey.receives("people", "a.csv", "id;name;note\nP1;Lee;x\n;;\n;;\nP2;Roe;y\n ; ; \n");

        assertThat(report.counts()).isEqualTo(new Counts(2, 0, 0, 0));
        assertThat(report.blankRows()).isEqualTo(3);
        assertThat(report.needsAPerson()).isFalse();
        assertThat(journey.deadLetters()).isEmpty();
        assertThat(journey.results(report)).last().isEqualTo(";notice;;;BLANK_ROWS;3 blank rows were skipped.;;;");
    }

    @Test
    void a_json_record_with_half_a_character_is_a_dead_letter_and_the_others_arrive_whole() throws Exception {
        var report = journey.receives(
                "people",
                "a.ndjson",
                "{\"id\":\"P1\",\"name\":\"Lee \\uD83D\"}\n{\"id\":\"P2\",\"name\":\"Roe \\uD83D\\uDE00\"}\n");

        assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 1));
        assertThat(journey.deadLetters()).singleElement().satisfies(dead -> assertThat(
                        dead.failure().message())
                .startsWith("the value of 'name' holds half a character (U+D83D at position 5)"));
        assertThat(journey.salesforce.records("Contact"))
                .extracting(contact -> contact.get("LastName"))
                .containsExactly("Roe 😀");
    }
}
