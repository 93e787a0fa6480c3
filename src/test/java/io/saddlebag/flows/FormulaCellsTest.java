package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.saddlebag.FlowText;
import io.saddlebag.ledger.Counts;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What strangers write into files is opened in spreadsheets here, and reaches Salesforce as they wrote it. */
class FormulaCellsTest {

    @TempDir
    private Path folder;

    private Journey journey;

    @BeforeEach
    void start() throws Exception {
        journey = new Journey(folder);
        FlowText.people().in(folder, FlowText.PEOPLE + """
                MailingCity = .city
                Phone = ."=phone"
                Birthdate = date(.born)
                """);
        journey.start();
    }

    @AfterEach
    void stop() {
        journey.close();
    }

    @Test
    void formulas_stand_behind_an_apostrophe_in_results_and_dead_letters_and_come_back_without_it() throws Exception {
        var report = journey.receives("people", "a.csv", """
                id;name;city;=phone;born
                P1;"=HYPERLINK(""http://x"")";'s-Gravenhage;+49 30 123456;1
                P2;@SUM(1);-1+1;-5;2
                """);

        var dead = Files.readString(folder.resolve("dead-letter/people/a.csv"));
        var results = String.join("\n", journey.results(report)) + "\n";
        for (var file : new String[] {dead, results}) {
            assertThat(file)
                    .contains(";id;name;city;'=phone;born\n")
                    .contains(";P1;\"'=HYPERLINK(\"\"http://x\"\")\";''s-Gravenhage;+49 30 123456;1\n")
                    .contains(";P2;'@SUM(1);'-1+1;-5;2\n");
        }
        var corrected = journey.receives(
                "people",
                "b.csv",
                dead.replace("123456;1\n", "123456;2000-01-01\n").replace("-5;2\n", "-5;2000-01-02\n"));

        assertThat(corrected.counts()).isEqualTo(new Counts(2, 0, 0, 0));
        assertThat(journey.salesforce.records("Contact"))
                .extracting(
                        contact -> contact.get("LastName"),
                        contact -> contact.get("MailingCity"),
                        contact -> contact.get("Phone"))
                .containsExactly(
                        tuple("=HYPERLINK(\"http://x\")", "'s-Gravenhage", "+49 30 123456"),
                        tuple("@SUM(1)", "-1+1", "-5"));
        assertThat(journey.deadLetters()).isEmpty();
    }

    @Test
    void a_results_file_that_is_dropped_back_and_cells_that_a_person_corrected_load_as_they_are_meant()
            throws Exception {
        var report = journey.receives("people", "a.csv", "id;name;city;=phone;born\nP1;=a;=b;'c;1\n");
        var results = String.join("\n", journey.results(report)) + "\n";

        journey.receives("people", "a.results.csv", results.replace("'=b;''c;1", "'s-Gravenhage;'+d;2000-01-01"));

        assertThat(journey.salesforce.records("Contact")).singleElement().satisfies(contact -> assertThat(contact)
                .containsEntry("LastName", "=a")
                .containsEntry("MailingCity", "'s-Gravenhage")
                .containsEntry("Phone", "+d"));
    }

    @Test
    void a_misshapen_row_that_begins_with_a_formula_is_kept_and_corrected_in_its_cell() throws Exception {
        journey.receives("people", "a.csv", "name;id;city;=phone;born\n=1+1;P1;x;y;2000-01-01;too many\n");
        var dead = Files.readString(folder.resolve("dead-letter/people/a.csv"));
        assertThat(dead).contains(";\"'=1+1;P1;x;y;2000-01-01;too many\";;;;\n");

        journey.receives("people", "b.csv", dead.replace(";too many", ""));

        assertThat(journey.salesforce.records("Contact")).singleElement().satisfies(contact -> assertThat(contact)
                .containsEntry("LastName", "=1+1"));
    }

    @Test
    void a_line_of_a_dead_letter_file_that_was_put_out_of_shape_and_corrected_loses_its_apostrophes_as_well()
            throws Exception {
        journey.receives("people", "a.csv", "id;name;city;=phone;born\nP1;=1+1;'x;-a;1\n");
        var dead = Files.readString(folder.resolve("dead-letter/people/a.csv"));
        journey.receives("people", "b.csv", dead.replace("'-a;1", "'-a;2000-01-01;"));
        var misshapen = Files.readString(folder.resolve("dead-letter/people/b.csv"));
        assertThat(misshapen).contains("'=1+1;''x;'-a;2000-01-01;");

        journey.receives("people", "c.csv", misshapen.replace("2000-01-01;\"", "2000-01-01\""));

        assertThat(journey.salesforce.records("Contact")).singleElement().satisfies(contact -> assertThat(contact)
                .containsEntry("LastName", "=1+1")
                .containsEntry("MailingCity", "'x")
                .containsEntry("Phone", "-a"));
    }

    @Test
    void a_file_of_somebody_else_keeps_its_apostrophes() throws Exception {
        journey.receives("people", "a.csv", "id;name;city;=phone;born\nP1;'=a;''b;'@c;2000-01-01\n");

        assertThat(journey.salesforce.records("Contact")).singleElement().satisfies(contact -> assertThat(contact)
                .containsEntry("LastName", "'=a")
                .containsEntry("MailingCity", "''b")
                .containsEntry("Phone", "'@c"));
    }
}
