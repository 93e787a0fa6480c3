package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Until;
import io.saddlebag.ledger.Counts;
import io.saddlebag.simulator.schema.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped flows without a key, whose files name Salesforce's fields. */
class NewRecordsTest {

    private static final String ACCOUNT =
            "id,name,industry,website,phone,street,postcode,city,country,employees\nA-1,Acme,,,,,,,,\n";

    @TempDir
    private Path folder;

    @Test
    void a_json_object_with_the_names_of_fields_becomes_a_contact_whose_id_is_in_the_results() throws Exception {
        try (var journey = new Journey(folder).start()) {
            var report = journey.receives(
                    "new-contacts",
                    "jane.json",
                    "{\"FirstName\": \"Jane\", \"LastName\": \"Doe\", \"Email\": \"jane.doe@example.com\"}");

            assertThat(report.counts().created()).isEqualTo(1);
            assertThat(report.needsAPerson()).isFalse();
            var jane = journey.salesforce.records("Contact").get(0);
            assertThat(jane)
                    .containsEntry("FirstName", "Jane")
                    .containsEntry("LastName", "Doe")
                    .containsEntry("Email", "jane.doe@example.com");
            assertThat(journey.results(report).get(1)).startsWith("1,delivered," + jane.get("Id") + ",created,");
        }
    }

    @Test
    void columns_find_their_fields_whatever_the_letter_case_and_values_get_the_type_of_the_field() throws Exception {
        try (var journey = new Journey(folder).start()) {
            var lead = journey.receives("new-leads", "a.csv", "lastname;COMPANY;numberOfEmployees\nLee;Acme;12\n");
            var opportunity = journey.receives(
                    "new-opportunities",
                    "a.json",
                    "[{\"name\":\"Big\",\"stagename\":\"Prospecting\",\"closedate\":\"2030-06-30\",\"amount\":\"1200.50\"}]");

            assertThat(lead.counts().created()).isEqualTo(1);
            assertThat(opportunity.counts().created()).isEqualTo(1);
            assertThat(journey.salesforce
                            .records("Lead")
                            .get(0)
                            .get("NumberOfEmployees")
                            .toString())
                    .isEqualTo("12");
            assertThat(journey.salesforce
                            .records("Opportunity")
                            .get(0)
                            .get("Amount")
                            .toString())
                    .isEqualTo("1200.5");
        }
    }

    @Test
    void what_no_field_is_called_and_what_cannot_be_written_is_told_once_a_file() throws Exception {
        try (var journey = new Journey(folder).start()) {
            var report = journey.receives(
                    "new-contacts",
                    "a.csv",
                    "Id,Name,LastName,CreatedDate,MailingAddress,foo,\n"
                            + "003000000000001AAA,A Lee,Lee,2020-01-01,x,1,\n");

            assertThat(report.counts().created()).isEqualTo(1);
            assertThat(report.needsAPerson()).isTrue();
            assertThat(report.notices())
                    .containsExactly(
                            "Contact has no writable field for 'Id' (Salesforce sets it itself), 'Name' (Salesforce makes it of its parts),"
                                    + " 'CreatedDate' (Salesforce sets it itself), 'MailingAddress' (it is a compound field: its"
                                    + " parts can be written) and 'foo', so that was not sent. Correct the names, or leave"
                                    + " them out. Where the org has such a field, give the user of this login access to it"
                                    + " (field-level security).");
            assertThat(journey.results(report).get(2))
                    .startsWith(",notice,,,UNKNOWN_FIELD,\"Contact has no writable field");
            assertThat(journey.source("a.csv").reason())
                    .isEqualTo(Optional.of(report.notices().get(0)));
        }
    }

    @Test
    void a_record_that_says_it_is_a_lead_becomes_no_contact() throws Exception {
        try (var journey = new Journey(folder).start()) {
            var report = journey.receives("new-contacts", "tree.json", """
                    {"records": [
                      {"attributes": {"type": "Lead", "referenceId": "LeadRef1"}, "LastName": "Lee", "Company": "Acme"},
                      {"attributes": {"type": "Contact", "referenceId": "ContactRef1"}, "LastName": "Kay"}]}
                    """);

            assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 1));
            assertThat(journey.salesforce.records("Contact")).singleElement().satisfies(contact -> assertThat(contact)
                    .containsEntry("LastName", "Kay"));
            assertThat(journey.deadLetters().get(0).failure().message())
                    .contains(
                            "'Lead' in column 'attributes.type' is not Contact, which this flow writes. Use a flow for Lead,");
        }
    }

    @Test
    void a_header_of_fields_that_cannot_be_written_is_not_told_to_have_none() throws Exception {
        try (var journey = new Journey(folder).start()) {
            var report = journey.receives("new-contacts", "a.csv", "CreatedDate,foo\n2020-01-01,1\n");

            assertThat(report.rejected().orElseThrow())
                    .contains("no column has the name of a field of Contact that can be written, not 'CreatedDate'"
                            + " (Salesforce sets it itself). The header");
        }
    }

    @Test
    void a_column_without_a_name_is_told_where_a_row_has_a_value_in_it() throws Exception {
        try (var journey = new Journey(folder).start()) {
            var blank = journey.receives("new-contacts", "a.csv", "FirstName,,LastName\nAda,,Lee\nBo, ,Roe\n");
            var filled = journey.receives("new-contacts", "b.csv", "FirstName,,LastName\nAda,,Lee\nBo,x,Roe\n");

            assertThat(blank.notices()).isEmpty();
            assertThat(filled.notices().get(0))
                    .startsWith("Contact has no writable field for a column without a name, so that");
        }
    }

    @Test
    void a_parent_of_several_kinds_needs_its_kind_in_the_name() throws Exception {
        try (var journey = new Journey(folder).start()) {
            var without =
                    journey.receives("new-leads", "a.csv", "LastName,Company,Owner.Username\nLee,Acme,ada@x.org\n");
            var with = journey.receives(
                    "new-leads", "b.csv", "LastName,Company,User:Owner.Username\nLee,Acme,demo@saddlebag.test\n");

            var inLowerCase = journey.receives(
                    "new-leads", "c.csv", "lastname,company,user:owner.username\nRoe,Acme,demo@saddlebag.test\n");

            assertThat(without.notices().get(0)).contains("'Owner.Username' (write User:Owner.Username)");
            assertThat(with.notices()).isEmpty();
            assertThat(with.counts().created()).isEqualTo(1);
            assertThat(inLowerCase.notices()).isEmpty();
            assertThat(inLowerCase.counts().created()).isEqualTo(1);
        }
    }

    @Test
    void a_field_that_all_first_records_misspell_sets_the_file_aside_before_anything_is_sent() throws Exception {
        try (var journey = new Journey(folder).start()) {
            var csv = journey.receives(
                    "new-contacts", "a.csv", "First Name,Last Name,Emial,foo\nAda,Lee,ada@example.org,1\n");
            var json = journey.receives(
                    "new-contacts", "b.ndjson", "{\"LastName\":\"Lee\",\"Emial\":\"ada@example.org\"}\n".repeat(300));
            var some = journey.receives(
                    "new-contacts", "c.json", "[{\"LastName\":\"Lee\",\"Emial\":\"x\"},{\"LastName\":\"Roe\"}]");

            assertThat(csv.rejected().orElseThrow())
                    .startsWith("inbox/new-contacts/a.csv:1: Contact has no field 'First Name' (is it 'FirstName'?),"
                            + " 'Last Name' (is it 'LastName'?) or 'Emial' (is it 'Email'?). The header, delimited by a comma,"
                            + " is: 'First Name', 'Last Name', 'Emial', 'foo'. Correct the header, or add a line for the field"
                            + " to the mapping. This flow came with Saddlebag: copy the folder");
            assertThat(json.rejected().orElseThrow())
                    .startsWith("inbox/new-contacts/b.ndjson:1: in each of the first 200 records: Contact has no field"
                            + " 'Emial' (is it 'Email'?). Correct the name in the file");
            assertThat(folder.resolve("rejected/new-contacts/b.ndjson.reason.txt"))
                    .content()
                    .contains("Nothing of it was sent.");
            assertThat(some.counts().created()).isEqualTo(2);
            assertThat(some.notices()).singleElement().asString().contains("'Emial' (is it 'Email'?)");
            assertThat(journey.salesforce.count("Contact")).isEqualTo(2);
        }
    }

    @Test
    void two_columns_for_one_field_set_a_csv_aside_and_two_members_make_a_record_a_dead_letter() throws Exception {
        try (var journey = new Journey(folder).start()) {
            var names = journey.receives("new-contacts", "a.csv", "LastName,email,Email\nLee,a@x.org,b@x.org\n");
            var parents = journey.receives(
                    "new-contacts", "b.csv", "LastName,AccountId,Account.Ext__c\nLee,001000000000001AAA,A-1\n");
            var json = journey.receives(
                    "new-contacts", "c.json", "{\"LastName\":\"Lee\",\"email\":\"a@x.org\",\"Email\":\"b@x.org\"}");
            var none = journey.receives("new-contacts", "d.csv", "x,y\n1,2\n");

            assertThat(names.rejected().orElseThrow())
                    .contains("a.csv:1: the columns 'email' and 'Email' both give a value for Email.");
            assertThat(parents.rejected().orElseThrow())
                    .contains("the columns 'AccountId' and 'Account.Ext__c' both give a value for AccountId.");
            assertThat(json.counts().deadLetters()).isEqualTo(1);
            assertThat(journey.deadLetters().get(0).failure().message())
                    .isEqualTo("Email: 'email' and 'Email' both give a value for Email. Keep one of the two.");
            assertThat(none.rejected().orElseThrow())
                    .contains("no column has the name of a field of Contact. The header");
            assertThat(journey.salesforce.count("Contact")).isZero();
        }
    }

    @Test
    void a_record_none_of_whose_members_is_a_field_makes_no_empty_record() throws Exception {
        try (var journey = new Journey(folder).start()) {
            journey.receives("new-contacts", "a.json", "[{\"LastName\":\"Lee\"},{\"zzz\":1}]");

            assertThat(journey.deadLetterLines()).containsExactly("a.json:1 EMPTY_RECORD");
        }
    }

    @Test
    void a_value_that_the_field_does_not_take_is_a_dead_letter_that_says_how_a_line_of_its_own_reads_it()
            throws Exception {
        try (var journey = new Journey(folder).start()) {
            journey.receives("new-opportunities", "a.csv", "Name,StageName,CloseDate\nBig,Prospecting,30.06.2030\n");

            assertThat(journey.deadLetters().get(0).failure().message())
                    .isEqualTo("CloseDate: '30.06.2030' in column 'CloseDate' is no date of the form yyyy-MM-dd."
                            + " date(.CloseDate, \"dd.MM.yyyy\") reads it as 2030-06-30. Add a line 'CloseDate = …' with it to the"
                            + " mapping.");
        }
    }

    @Test
    void a_corrected_row_that_is_dropped_back_loads_and_none_of_saddlebags_own_columns_is_a_field() throws Exception {
        try (var journey = new Journey(folder).start()) {
            journey.receives("new-contacts", "a.csv", "LastName,Email\nLee,nonsense\nRoe,roe@example.org\n");
            var corrected = Files.readString(folder.resolve("dead-letter/new-contacts/a.csv"))
                    .replace("nonsense", "lee@example.org");

            var report = journey.receives("new-contacts", "back.csv", corrected);

            assertThat(report.counts().created()).isEqualTo(1);
            assertThat(report.notices()).isEmpty();
            assertThat(journey.deadLetters()).isEmpty();
            assertThat(journey.salesforce.count("Contact")).isEqualTo(2);
        }
    }

    @Test
    void a_row_of_an_insert_that_waits_for_its_parent_is_sent_again_each_time() throws Exception {
        try (var journey = new Journey(folder).start()) {
            journey.receives("new-contacts", "a.csv", "LastName,Account.Customer_No__c\nLee,A-1\n");
            journey.receives("new-contacts", "b.csv", "LastName\nRoe\n");
            journey.receives("new-contacts", "c.csv", "LastName\nPoe\n");
            Until.itIs(() -> journey.deadLetters().get(0).attempts() >= 3, journey::deadLetters);

            assertThat(journey.deadLetterLines()).containsExactly("a.csv:2 INVALID_FIELD");
            journey.receives("accounts", "a.csv", ACCOUNT);
            Until.itIs(() -> journey.deadLetters().isEmpty(), journey::deadLetters);
            assertThat(journey.salesforce.count("Contact")).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LastName,Account.Ext_c\nLee,A-1\n",
                "LastName,Account.Exte__c\nLee,A-1\n",
                "{\"LastName\":\"Lee\",\"Account\":{\"Ext_c\":\"A-1\"}}",
                "{\"LastName\":\"Lee\",\"Acount\":{\"Ext__c\":\"A-1\"}}"
            })
    void a_parent_or_a_key_of_it_that_all_first_records_misspell_sets_the_file_aside(String content) throws Exception {
        try (var journey = new Journey(folder).start()) {
            var report = journey.receives("new-contacts", "a.txt", content);

            assertThat(report.rejected().orElseThrow()).contains("(is it 'Account.Ext__c'?)");
            assertThat(journey.salesforce.count("Contact")).isZero();
        }
    }

    @Test
    void children_of_a_record_are_not_taken_for_a_parent_misspelt() throws Exception {
        try (var journey = new Journey(folder).start()) {
            var report = journey.receives(
                    "new-contacts",
                    "a.json",
                    "[{\"LastName\":\"Lee\",\"Accounts\":{\"totalSize\":1,\"done\":true,\"records\":[{\"Name\":\"x\"}]}}]");

            assertThat(report.counts().created()).isEqualTo(1);
            assertThat(report.notices())
                    .singleElement()
                    .asString()
                    .contains("no writable field for 'Accounts', so that");
        }
    }

    @Test
    void a_key_of_a_parent_is_held_against_the_parents_fields_for_one_request() throws Exception {
        try (var journey = new Journey(folder).start()) {
            var first = journey.receives(
                    "new-contacts",
                    "a.json",
                    "[{\"LastName\":\"Lee\",\"AccountId\":null,\"Account\":{\"attributes\":{\"type\":\"Account\"},\"Name\":\"Acme\","
                            + "\"Owner\":{\"Name\":\"Ada\"}}},{\"LastName\":\"Roe\",\"Account\":{\"customer_no__c\":\"\"}}]");
            var second = journey.receives("new-contacts", "b.csv", "LastName,Account.Ext__c\nPoe,\n");
            var third = journey.receives("new-contacts", "c.csv", "LastName,account.ext__c\nMoe,\n");

            assertThat(first.notices())
                    .singleElement()
                    .asString()
                    .startsWith(
                            "Contact has no writable field for 'Account.Name' (no Account is found by it: it is no External ID) and"
                                    + " 'Account.Owner' (Account has no field 'Owner', or the user of this login may not"
                                    + " see it), so that");
            assertThat(first.counts().created()).isEqualTo(2);
            assertThat(first.calls()).isEqualTo(3);
            assertThat(second.notices()).isEmpty();
            assertThat(second.calls()).isEqualTo(3);
            assertThat(third.calls()).isEqualTo(1);
        }
    }

    @Test
    void a_field_that_was_added_since_a_file_named_it_is_found_for_the_next_file() throws Exception {
        try (var journey = new Journey(folder).start()) {
            var before = journey.receives("new-contacts", "a.csv", "LastName,Region__c\nLee,North\n");
            journey.salesforce.schema().add("Contact", Field.text("Region__c", 20));
            var after = journey.receives("new-contacts", "b.csv", "LastName,Region__c\nRoe,North\n");

            assertThat(before.notices()).hasSize(1);
            assertThat(after.notices()).isEmpty();
            assertThat(journey.salesforce.records("Contact").get(1)).containsEntry("Region__c", "North");
        }
    }
}
