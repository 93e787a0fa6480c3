package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Commands;
import io.saddlebag.FlowText;
import io.saddlebag.MovableClock;
import io.saddlebag.simulator.Simulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Members that the mapping names and JSON records lack. */
class MembersOfRecordsTest {

    private static final String FIELDS = FlowText.PEOPLE + "FirstName = .\"First Name\"\nFax = .fax\n";

    private static final String NOTICE = "no record has the member 'First Name', which FirstName reads"
            + " (routes/people.camel.yaml:11), or 'fax', which Fax reads (routes/people.camel.yaml:12)."
            + " Correct the name, or list it under optional in the flow if records may lack it.";

    @TempDir
    private Path folder;

    @Test
    void a_name_that_all_of_the_first_records_write_otherwise_sets_the_file_aside_before_the_first_call()
            throws Exception {
        try (var journey = new Journey(folder)
                .flow("people", FlowText.people().mapping(FIELDS))
                .start()) {
            var report = journey.receives(
                    "people",
                    "a.ndjson",
                    "{\"id\":\"1\",\"name\":\"Lee\",\"FirstName\":\"Ann\",\"fax\":null}\n".repeat(300));

            assertThat(report.rejected())
                    .hasValue(
                            "inbox/people/a.ndjson:1: the first 200 records lack the member 'First Name', which FirstName"
                                    + " reads (routes/people.camel.yaml:11; is it 'FirstName'?). Correct the name in the file or in"
                                    + " the mapping, or list it under optional in the flow if records may lack it.");
            assertThat(report.calls()).isZero();
            assertThat(journey.salesforce.count("Contact")).isZero();
            assertThat(folder.resolve("rejected/people/a.ndjson.reason.txt"))
                    .content()
                    .contains("Nothing of it was sent.");
        }
    }

    @Test
    void an_insert_makes_no_empty_record_of_a_row_that_gives_no_field_a_value() throws Exception {
        try (var journey = new Journey(folder)
                .flow(
                        "people",
                        FlowText.inbox("people", "Contact")
                                .with("operation", "insert")
                                .mapping("LastName = .name\nFax = .fax\n"))
                .start()) {
            var report = journey.receives(
                    "people",
                    "a.json",
                    "[{\"data\":[{\"name\":\"Lee\",\"fax\":\"1\"}]},{\"name\":\"\",\"fax\":null},{\"name\":\"Roe\",\"fax\":\"\"}]");

            assertThat(report.counts().created()).isEqualTo(1);
            assertThat(journey.deadLetters())
                    .extracting(dead -> dead.failure().code())
                    .containsExactly("EMPTY_RECORD", "EMPTY_RECORD");
        }
    }

    @Test
    void a_member_that_no_record_has_is_told_at_the_end_of_the_file() throws Exception {
        try (var journey = new Journey(folder)
                .flow("people", FlowText.people().mapping(FIELDS))
                .start()) {
            var report = journey.receives(
                    "people", "a.json", "[{\"id\":\"1\",\"name\":\"Lee\"},{\"id\":\"2\",\"name\":\"Roe\"}]");

            assertThat(report.counts().created()).isEqualTo(2);
            assertThat(report.notices()).containsExactly(NOTICE);
            assertThat(journey.results(report))
                    .hasSize(4)
                    .last()
                    .asString()
                    .startsWith(",notice,,,MISSING_MEMBER,\"no record");
            assertThat(journey.source("a.json").reason()).hasValue(NOTICE);
        }
    }

    @Test
    void of_a_flow_that_came_with_the_program_it_is_told_to_copy_it_once() throws Exception {
        try (var journey = new Journey(folder).start()) {
            var report = journey.receives("contacts", "a.json", "[{\"id\":\"1\",\"Last Name\":\"Lee\"}]");

            assertThat(report.notices())
                    .singleElement()
                    .asString()
                    .containsOnlyOnce("This flow came with Saddlebag: copy the folder "
                            + Path.of("routes").toAbsolutePath())
                    .endsWith(" into the home first, and change it there.");
        }
    }

    @Test
    void a_member_that_one_record_has_and_one_that_is_optional_are_not_told() throws Exception {
        var flow = FlowText.people().with("optional", "First Name, mobile").mapping(FIELDS + "MobilePhone = .mobile\n");
        try (var journey = new Journey(folder).flow("people", flow).start()) {
            var report = journey.receives(
                    "people",
                    "a.json",
                    "[{\"id\":\"1\",\"name\":\"Lee\",\"FirstName\":\"Ann\"},{\"id\":\"2\",\"name\":\"Roe\",\"fax\":\"7\"}]");

            assertThat(report.rejected()).isEmpty();
            assertThat(report.notices()).isEmpty();
            assertThat(journey.results(report)).hasSize(3);
        }
    }

    @Test
    void an_optional_member_that_the_records_write_in_another_letter_case_sets_the_file_aside() throws Exception {
        var flow = FlowText.people()
                .with("optional", "fax, address.city")
                .mapping(FlowText.PEOPLE + "Fax = .fax\nMailingCity = .address.city\n");
        try (var journey = new Journey(folder).flow("people", flow).start()) {
            var fax = journey.receives("people", "a.json", "[{\"id\":\"1\",\"name\":\"Lee\",\"FAX\":\"7\"}]");
            var city = journey.receives(
                    "people", "b.json", "[{\"id\":\"1\",\"name\":\"Lee\",\"address\":{\"City\":\"Y\"}}]");
            var neither = journey.receives("people", "c.json", "[{\"id\":\"1\",\"name\":\"Lee\",\"address\":{}}]");

            assertThat(fax.rejected())
                    .hasValue(
                            "inbox/people/a.json:1: the record lacks the member 'fax', which Fax reads"
                                    + " (routes/people.camel.yaml:12; is it 'FAX'?). Correct the name in the file or in the mapping.");
            assertThat(city.rejected().orElseThrow()).contains("'address.city'").contains("is it 'address.City'?");
            assertThat(neither.counts().created()).isEqualTo(1);
            assertThat(neither.notices()).isEmpty();
        }
    }

    @Test
    void an_optional_member_that_only_a_late_record_writes_in_another_letter_case_is_told_at_the_end()
            throws Exception {
        var flow = FlowText.people().with("optional", "fax").mapping(FlowText.PEOPLE + "Fax = .fax\n");
        try (var journey = new Journey(folder).flow("people", flow).start()) {
            var records = IntStream.range(0, 250)
                    .mapToObj("{\"id\":\"%d\",\"name\":\"Lee\"}\n"::formatted)
                    .collect(Collectors.joining());

            var report =
                    journey.receives("people", "a.ndjson", records + "{\"id\":\"x\",\"name\":\"Roe\",\"Fax\":\"7\"}\n");

            assertThat(report.notices())
                    .containsExactly(
                            "no record has the member 'fax', which Fax reads (routes/people.camel.yaml:12; is it 'Fax'?)."
                                    + " Correct the name.");
        }
    }

    @ParameterizedTest
    @CsvSource({"Fax, fax", "address.City, address.city", "mobil, mobile"})
    void a_name_under_optional_that_no_expression_reads_is_told_with_the_nearest_one(String listed, String meant)
            throws Exception {
        FlowText.people()
                .with("optional", listed)
                .in(folder, FlowText.PEOPLE + "Fax = .fax\nMailingCity = .address.city\nMobilePhone = .mobile\n");
        var commands = new Commands();

        assertThat(commands.in(folder, "check")).isEqualTo(1);
        assertThat(commands.err().toString() + commands.out())
                .contains(
                        "routes/people.camel.yaml:7: no expression reads '%s', which optional lists. Did you mean '%s'?"
                                .formatted(listed, meant));
    }

    @Test
    void a_csv_may_lack_an_optional_column() throws Exception {
        var flow = FlowText.people().with("optional", "fax").mapping(FlowText.PEOPLE + "Fax = .fax\n");
        try (var journey = new Journey(folder).flow("people", flow).start()) {
            assertThat(journey.receives("people", "a.csv", "id,name\n1,Lee\n")
                            .counts()
                            .created())
                    .isEqualTo(1);
        }
    }

    @Test
    void messages_are_loaded_and_their_missing_members_told_once_a_flow_and_day() throws Exception {
        var clock = MovableClock.at("2026-11-23T12:00:00Z");
        var flow = FlowText.queue("people", "crm.people", "Contact")
                .with("key", "Customer_No__c")
                .mapping(FlowText.PEOPLE + "FirstName = .\"First Name\"\n");
        try (var journey = new Journey(folder).flow("people", flow).by(clock).start();
                var postbox = journey.postbox()) {
            postbox.send("crm.people", "{\"id\":\"1\",\"name\":\"Lee\",\"FirstName\":\"Ann\"}");
            var first = journey.nextReport();
            postbox.send("crm.people", "{\"id\":\"2\",\"name\":\"Roe\",\"FirstName\":\"Bo\"}");
            var second = journey.nextReport();
            clock.forward(Duration.ofDays(1));
            postbox.send("crm.people", "{\"id\":\"3\",\"name\":\"Poe\",\"FirstName\":\"Cy\"}");
            var nextDay = journey.nextReport();

            assertThat(first.notices()).singleElement().asString().contains("is it 'FirstName'?");
            assertThat(second.notices()).isEmpty();
            assertThat(nextDay.notices()).hasSize(1);
            assertThat(journey.salesforce.count("Contact")).isEqualTo(3);
            assertThat(journey.deadLetters()).isEmpty();
        }
    }

    @Test
    void run_once_ends_with_1_and_the_status_tells_it() throws Exception {
        try (var salesforce = Simulator.start()) {
            Journey.signInFile(folder, salesforce);
            FlowText.people().in(folder, FIELDS);
            Files.writeString(
                    Files.createDirectories(folder.resolve("inbox/people")).resolve("a.json"),
                    "{\"id\":\"1\",\"name\":\"Lee\",\"fax\":null}");
            var commands = new Commands();

            assertThat(commands.in(folder, "run", "--once")).isEqualTo(1);
            commands.in(folder, "status");

            assertThat(commands.out()
                            .toString()
                            .lines()
                            .filter(line -> line.contains("no record has the member 'First Name'")))
                    .hasSize(2);
        }
    }
}
