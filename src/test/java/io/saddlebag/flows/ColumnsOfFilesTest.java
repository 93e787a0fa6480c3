package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.FlowText;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the header of a CSV file, and what the mapping reads of it. */
class ColumnsOfFilesTest {

    @TempDir
    private Path folder;

    private Journey journey;

    @BeforeEach
    void home() throws IOException {
        journey = new Journey(folder);
    }

    @AfterEach
    void stop() {
        journey.close();
    }

    @Test
    void a_name_with_a_blank_at_its_end_is_found_however_header_and_mapping_write_it() throws Exception {
        people("Customer_No__c = .id", "LastName = .\" last\"", "Description = .\"Note \"");

        journey.receives("people", "a.csv", "id,last,Note \nW1,Lee,important\n");
        journey.receives("people", "b.csv", "\u200Bid , last\u00A0,\"\u00AD Note\"\nW2,Roe,too\n");

        assertThat(journey.salesforce.records("Contact"))
                .extracting(contact -> contact.get("LastName") + " " + contact.get("Description"))
                .containsExactly("Lee important", "Roe too");
    }

    @Test
    void columns_that_no_expression_reads_may_have_no_name_or_the_same_one() throws Exception {
        people("Customer_No__c = .id", "LastName = .last");

        var report =
                journey.receives("people", "a.csv", ",id,Company,last,Company,\n0,P1,Acme,Lee,12,\n1,,Acme,Lee,13,\n");

        assertThat(report.rejected()).isEmpty();
        assertThat(report.counts().created()).isEqualTo(1);
        assertThat(journey.deadLetterLines()).containsExactly("a.csv:3 MISSING_KEY");
        assertThat(journey.results(report).get(0)).endsWith(",id,Company,last,Company");
    }

    @Test
    void a_dead_letter_of_such_a_file_is_corrected_and_dropped_back() throws Exception {
        people("Customer_No__c = .id", "LastName = .last");
        journey.receives("people", "a.csv", ",id,Company,last,Company\n0,,Acme,Lee,12\n1,P2,Acme,Roe\n");
        var deadLetters = java.nio.file.Files.readString(folder.resolve("dead-letter/people/a.csv"));

        var report = journey.receives(
                "people",
                "b.csv",
                deadLetters.replace("0,,Acme", "0,P1,Acme").replace("1,P2,Acme,Roe", "1,P2,Acme,Roe,7"));

        assertThat(report.counts().created()).isEqualTo(2);
        assertThat(journey.deadLetters()).isEmpty();
    }

    @Test
    void a_doubtful_name_that_the_mapping_reads_sets_the_file_aside() throws Exception {
        people("Customer_No__c = .id", "LastName = .last", "Description = .Note");

        var report = journey.receives("people", "a.csv", "id,Note,last, Note\n1,a,Lee,b\n");

        assertThat(report.rejected())
                .hasValue("inbox/people/a.csv:1: columns 2 and 4 are both called 'Note', which Description reads"
                        + " (routes/people.camel.yaml:11). The header, delimited by a comma, is: 'id', 'Note', 'last', 'Note'."
                        + " Correct the header or the mapping.");
        assertThat(journey.salesforce.count("Contact")).isZero();
    }

    @Test
    void an_expression_that_takes_the_whole_row_reads_every_name() throws Exception {
        people("Customer_No__c = .id", "LastName = .last", "Description = to-json(.)");

        assertThat(journey.receives("people", "a.csv", "id,,last\n1,a,Lee\n")
                        .rejected()
                        .orElseThrow())
                .startsWith("inbox/people/a.csv:1: column 2 has no name, which Description reads");
    }

    @Test
    void all_missing_columns_are_told_at_once_with_the_header_that_was_found() throws Exception {
        people("Customer_No__c = .nr", "LastName = .last", "FirstName = .\"First Name\"", "Description = .last");

        assertThat(journey.receives("people", "a.csv", "id;First\u00A0Name;x\n1;Ann;y\n")
                        .rejected())
                .hasValue(
                        "inbox/people/a.csv:1: there is no column 'nr', which Customer_No__c needs (routes/people.camel.yaml:9);"
                                + " no column 'last', which LastName and Description need (routes/people.camel.yaml:10, 12);"
                                + " no column 'First Name', which FirstName needs (routes/people.camel.yaml:11; is it"
                                + " 'First<U+00A0>Name'?). The header, delimited by a semicolon, is: 'id', 'First<U+00A0>Name', 'x'."
                                + " Correct the header or the mapping.");
    }

    @Test
    void a_line_may_be_removed_unless_it_is_the_keys() throws Exception {
        people("Customer_No__c = .id", "LastName = .last", "Fax = .fax");

        assertThat(journey.receives("people", "a.csv", "id,last\n1,Lee\n")
                        .rejected()
                        .orElseThrow())
                .endsWith("Correct the header or the mapping, or remove the line of a column that no file has.");
        assertThat(journey.receives("people", "b.csv", "last,fax\nLee,1\n")
                        .rejected()
                        .orElseThrow())
                .endsWith("Correct the header or the mapping.");
    }

    @Test
    void the_delimiter_is_the_one_under_which_the_header_has_what_the_mapping_reads() throws Exception {
        people("Customer_No__c = .Kundennr", "LastName = .\"Name, Vorname\"");

        journey.receives("people", "a.csv", "Name, Vorname;Kundennr\nLee, Ann;DK1\nRoe, Bo;DK2\n");

        assertThat(journey.salesforce.records("Contact"))
                .extracting(contact -> contact.get("LastName"))
                .containsExactly("Lee, Ann", "Roe, Bo");
    }

    @Test
    void a_delimiter_of_the_flow_that_does_not_fit_is_told_with_the_one_that_does() throws Exception {
        journey.flow("people", FlowText.people().with("delimiter", ";").mapping(FlowText.PEOPLE))
                .start();

        assertThat(journey.receives("people", "a.csv", "id,name\n1,Lee\n")
                        .rejected()
                        .orElseThrow())
                .contains("The header, delimited by a semicolon, is: 'id,name'.")
                .contains("With a comma as delimiter it has more of them: correct the flow's delimiter, or remove it.");
    }

    @Test
    void a_dead_letter_is_not_sent_again_by_a_mapping_that_reads_a_doubtful_name_since() throws Exception {
        people("Customer_No__c = .id", "LastName = .last", "Birthdate = date(.born)");
        journey.receives("people", "a.csv", "id,last,born,Note,Note\n1,Lee,never,a,b\n");
        journey.stop();
        people("Customer_No__c = .id", "LastName = .last", "Description = .Note");

        journey.replayAll();

        assertThat(journey.deadLetters()).singleElement().satisfies(dead -> {
            assertThat(dead.failure().code()).isEqualTo("DOUBTFUL_COLUMN");
            assertThat(dead.failure().message())
                    .startsWith("columns 4 and 5 are both called 'Note', which Description reads");
        });
        assertThat(journey.salesforce.count("Contact")).isZero();
    }

    @Test
    void a_file_of_which_rows_were_loaded_before_the_mapping_changed_is_set_aside_with_their_number() throws Exception {
        // The first call is carried out and no other, so that the file waits with rows of it loaded.
        journey.salesforce.faults().next(Kind.COLLECTIONS, new Fault.SlowAnswer(Duration.ZERO));
        journey.salesforce
                .faults()
                .next(
                        Kind.COLLECTIONS,
                        Stream.generate(Fault.DailyLimit::new).limit(100).toArray(Fault[]::new));
        people("Customer_No__c = .id", "LastName = .last");
        var rows = IntStream.range(0, 20_000).mapToObj(i -> i + ",Lee\n").collect(Collectors.joining());
        var waiting = journey.receives("people", "a.csv", "id,last\n" + rows);
        journey.stop();
        journey.salesforce.faults().clear();
        people("Customer_No__c = .id", "LastName = .name");

        var report = journey.nextReport();
        while (report.rejected().isEmpty()) {
            report = journey.nextReport();
        }

        assertThat(waiting.trouble()).isPresent();
        assertThat(report.counts().created())
                .isPositive()
                .isEqualTo(journey.source("a.csv").counts().created());
        assertThat(folder.resolve("rejected/people/a.csv.reason.txt")).content().contains(" rows of it were loaded.");
    }

    @Test
    void a_row_that_is_too_short_is_told_with_the_delimiter() throws Exception {
        people("Customer_No__c = .id", "LastName = .last");

        journey.receives("people", "a.csv", "id;last;x\n1,Lee,2\n");

        assertThat(journey.deadLetters().get(0).failure().message())
                .startsWith("the row has 1 value, the header has 3.")
                .endsWith("the delimiter is a semicolon.");
    }

    @Test
    void an_optional_column_that_the_header_writes_in_another_letter_case_is_not_left_out_in_silence()
            throws Exception {
        journey.flow(
                        "people",
                        FlowText.people()
                                .with("optional", "fax, mobile")
                                .mapping(FlowText.PEOPLE + "Fax = .fax\nMobilePhone = .mobile\n"))
                .start();

        var report = journey.receives("people", "a.csv", "id,name,Fax\n1,Lee,7\n");

        assertThat(report.rejected())
                .hasValue("inbox/people/a.csv:1: there is no column 'fax', which Fax reads"
                        + " (routes/people.camel.yaml:12; is it 'Fax'?). The header, delimited by a comma, is: 'id', 'name', 'Fax'."
                        + " Correct the header or the mapping, or remove the line of a column that no file has.");
        assertThat(report.calls()).isZero();
    }

    @Test
    void an_optional_column_may_be_missing_where_the_one_in_another_case_is_read_too() throws Exception {
        journey.flow(
                        "people",
                        FlowText.people()
                                .with("optional", "fax")
                                .mapping(FlowText.PEOPLE + "Fax = default(.fax, .FAX)\n"))
                .start();

        assertThat(journey.receives("people", "a.csv", "id,name,FAX\n1,Lee,7\n")
                        .counts()
                        .created())
                .isEqualTo(1);
        assertThat(journey.salesforce.records("Contact"))
                .extracting(contact -> contact.get("Fax"))
                .containsExactly("7");
    }

    private void people(String... fields) throws IOException {
        journey.flow("people", FlowText.people().mapping(String.join("\n", fields) + "\n"))
                .start();
    }
}
