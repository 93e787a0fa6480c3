package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.FlowText;
import io.saddlebag.Until;
import io.saddlebag.ledger.Counts;
import io.saddlebag.salesforce.Trouble;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactsFlowTest {

    private static final String HEADER = "id,First Name,Last Name,email,phone,birthdate,source,account\n";

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
    void a_row_that_salesforce_refuses_becomes_a_dead_letter_and_the_rest_are_sent() throws Exception {
        journey.start();

        var report = journey.receives("contacts", "march.csv", HEADER + """
                C-1,Ada,Lovelace,ADA@example.org,,10/12/1815,web,
                C-2,Grace,,grace@example.org,,,tel,
                C-3,Alan,Turing,nonsense,,31/02/1912,,
                """);

        assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 2));
        assertThat(journey.salesforce.records("Contact")).singleElement().satisfies(contact -> assertThat(contact)
                .containsEntry("Email", "ada@example.org")
                .containsEntry("Birthdate", "1815-12-10")
                .containsEntry("LeadSource", "Web"));
        assertThat(journey.deadLetterLines())
                .containsExactlyInAnyOrder("march.csv:3 REQUIRED_FIELD_MISSING", "march.csv:4 REJECTED_VALUE");
        assertThat(folder.resolve("done/contacts/march.csv")).exists();
        assertThat(folder.resolve("dead-letter/contacts/march.csv")).exists();
        assertThat(journey.results(report)).hasSize(4);
    }

    @Test
    void a_corrected_dead_letter_file_that_is_dropped_back_loads_and_settles_the_dead_letters() throws Exception {
        journey.start();
        journey.receives("contacts", "march.csv", HEADER + "C-2,Grace,,grace@example.org,,,tel,\n");
        var deadLetterFile = folder.resolve("dead-letter/contacts/march.csv");
        var corrected = Files.readString(deadLetterFile).replace("Grace,,", "Grace,Hopper,");

        var report = journey.receives("contacts", "corrected.csv", corrected);

        assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 0));
        assertThat(journey.deadLetters()).isEmpty();
        assertThat(journey.salesforce.records("Contact")).hasSize(1);
    }

    @Test
    void one_key_that_stands_twice_ends_with_the_values_of_its_last_row() throws Exception {
        journey.start();
        var rows = IntStream.range(0, 1000)
                .mapToObj(i -> "C-" + i % 7 + ",Ada,Name" + i + ",,,,,\n")
                .collect(Collectors.joining());

        var report = journey.receives("contacts", "twice.csv", HEADER + rows);

        assertThat(report.counts()).isEqualTo(new Counts(7, 993, 0, 0));
        assertThat(journey.salesforce.records("Contact"))
                .extracting(contact -> contact.get("LastName"))
                .containsExactlyInAnyOrder("Name994", "Name995", "Name996", "Name997", "Name998", "Name999", "Name993");
    }

    @Test
    void a_lost_answer_makes_no_duplicate() throws Exception {
        journey.start();
        journey.salesforce.next(new Fault.AnswerLost());

        var report = journey.receives("contacts", "march.csv", HEADER + "C-1,Ada,Lovelace,,,,,\n");

        assertThat(report.counts().total()).isEqualTo(1);
        assertThat(journey.salesforce.records("Contact")).hasSize(1);
        assertThat(journey.deadLetters()).isEmpty();
    }

    @Test
    void an_expired_session_is_renewed_and_the_record_sent_once() throws Exception {
        journey.start();
        journey.receives("contacts", "first.csv", HEADER + "C-1,Ada,Lovelace,,,,,\n");
        journey.salesforce.next(new Fault.ExpiredSession());

        var report = journey.receives("contacts", "second.csv", HEADER + "C-2,Grace,Hopper,,,,,\n");

        assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 0));
    }

    @Test
    void sessions_that_expire_while_calls_are_out_lose_and_double_nothing() throws Exception {
        journey.start();
        // More than the five calls in flight: all of them are refused and sent again each time.
        journey.salesforce.every(7, new Fault.ExpiredSession());
        var rows = IntStream.range(0, 6_000)
                .mapToObj(i -> "C-" + i + ",Ada,Lovelace,,,,,\n")
                .collect(Collectors.joining());

        var report = journey.receives("contacts", "march.csv", HEADER + rows);

        assertThat(report.counts().total()).isEqualTo(6_000);
        assertThat(journey.deadLetterLines()).isEmpty();
        assertThat(journey.salesforce.records("Contact")).hasSize(6_000);
    }

    @Test
    void a_file_that_grows_while_it_is_read_is_set_aside_and_the_reason_tells_what_was_loaded() throws Exception {
        journey.start();
        var changed = new CountDownLatch(1);
        journey.salesforce.faults().every(1, Kind.COLLECTIONS, new Fault.AnswerHeld(changed));
        var rows = IntStream.range(0, 20_000)
                .mapToObj(i -> "C-" + i + ",Ada,Lovelace,,,,,\n")
                .collect(Collectors.joining());
        journey.drop("contacts", "march.csv", (HEADER + rows).getBytes(StandardCharsets.UTF_8));
        Until.itIs(() -> journey.salesforce.count("Contact") > 0);
        Files.writeString(
                journey.home.inbox("contacts").resolve("march.csv"),
                "C-20000,Late,Lovelace,,,,,\n",
                StandardOpenOption.APPEND);
        changed.countDown();

        var report = journey.nextReport();

        assertThat(report.rejected().get()).contains("was changed while it was read");
        assertThat(report.counts().total()).isEqualTo(20_000);
        assertThat(journey.home.rejected("contacts").resolve("march.csv.reason.txt"))
                .content()
                .contains("20,000 rows of it were loaded.");
    }

    @Test
    void a_locked_row_is_sent_again_and_an_empty_answer_is_no_success() throws Exception {
        journey.start();
        journey.salesforce.next(new Fault.RowLocked(2), new Fault.EmptyAnswer(), new Fault.ServerUnavailable(true));

        var report = journey.receives("contacts", "march.csv", HEADER + "C-1,Ada,Lovelace,,,,,\n");

        assertThat(report.counts().deadLetters()).isZero();
        assertThat(journey.salesforce.records("Contact")).hasSize(1);
    }

    @Test
    void salesforce_being_away_makes_no_dead_letters_and_the_file_stays_in_the_inbox_until_it_is_back()
            throws Exception {
        journey.with("saddlebag.retry-budget", "10ms")
                .with("saddlebag.pause", "10ms")
                .start();
        journey.salesforce.every(1, new Fault.ServerUnavailable());

        var waiting = journey.receives("contacts", "march.csv", HEADER + "C-1,Ada,Lovelace,,,,,\n");
        assertThat(waiting.trouble().get().kind()).isEqualTo(Trouble.Kind.DOWN);
        assertThat(folder.resolve("inbox/contacts/march.csv")).exists();
        journey.salesforce.faults().clear();
        var report = journey.nextReport();
        while (report.trouble().isPresent()) {
            report = journey.nextReport();
        }

        assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 0));
        assertThat(journey.deadLetters()).isEmpty();
        assertThat(folder.resolve("done/contacts/march.csv")).exists();
    }

    @Test
    void an_unclosed_quote_stops_the_file_and_keeps_the_rest() throws Exception {
        journey.start();

        var report = journey.receives("contacts", "march.csv", HEADER + """
                C-1,Ada,Lovelace,,,,,
                C-2,Grace,"Hopper,,,,,
                C-3,Alan,Turing,,,,,
                """);

        assertThat(report.rejected().get()).contains("inbox/contacts/march.csv:3");
        assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 0));
        assertThat(folder.resolve("rejected/contacts/march.csv")).exists();
        assertThat(folder.resolve("rejected/contacts/march.csv.reason.txt"))
                .content()
                .contains("march.csv:3");
        assertThat(folder.resolve("rejected/contacts/march.from-line-3.csv"))
                .content()
                .isEqualTo(HEADER + "C-2,Grace,\"Hopper,,,,,\nC-3,Alan,Turing,,,,,\n");
    }

    @Test
    void files_that_cannot_be_loaded_are_set_aside_with_file_and_line_and_stop_nobody_else() throws Exception {
        journey.start();

        assertThat(journey.receives("contacts", "empty.csv", "").rejected().get())
                .contains("inbox/contacts/empty.csv");
        assertThat(journey.receives("contacts", "twice.csv", "id,id\n1,2\n")
                        .rejected()
                        .get())
                .contains("twice.csv:1");
        assertThat(journey.receives("contacts", "short.csv", "id,First Name\n1,2\n")
                        .rejected()
                        .get())
                .contains("inbox/contacts/short.csv:1: there is no column 'Last Name'");
        assertThat(journey.receives("contacts", "book.csv", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 1})
                        .rejected())
                .isPresent();
        assertThat(journey.receives("contacts", "header.csv", HEADER).rejected())
                .isEmpty();
        assertThat(journey.receives("leads", "leads.json", "{\"id\":\"L-1\",\"last_name\":\"X\",\"company\":\"Y\"}")
                        .counts())
                .isEqualTo(new Counts(1, 0, 0, 0));
    }

    @Test
    void an_unknown_field_pauses_the_flow_with_one_message_that_names_the_line() throws Exception {
        journey.flow("people", FlowText.people().mapping("""
                        Customer_No__c = .id
                        LastNam        = .name
                        """)).start();

        var report = journey.receives("people", "people.csv", "id,name\n1,Lovelace\n");

        assertThat(report.trouble().get().kind()).isEqualTo(Trouble.Kind.FLOW);
        assertThat(report.trouble().get().what())
                .contains("routes/people.camel.yaml:10")
                .contains("Did you mean 'LastName'?");
        assertThat(journey.deadLetters()).isEmpty();
    }

    @Test
    void a_flow_whose_field_was_missing_goes_on_by_itself_when_the_field_has_been_created() throws Exception {
        journey.with("saddlebag.pause", "10ms")
                .flow("people", FlowText.people().mapping(FlowText.PEOPLE + "Region__c = .region\n"))
                .start();
        var waiting = journey.receives("people", "people.csv", "id,name,region\n1,Lovelace,North\n");
        assertThat(waiting.trouble().get().what()).contains("no field 'Region__c'");

        journey.salesforce.plant(Files.writeString(folder.resolve("seed.json"), """
                {"fields": {"Contact": [{"name": "Region__c", "length": 20}]}}
                """));
        var report = journey.nextReport();
        while (report.trouble().isPresent()) {
            report = journey.nextReport();
        }

        assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 0));
    }
}
