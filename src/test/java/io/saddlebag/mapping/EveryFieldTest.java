package io.saddlebag.mapping;

import static io.saddlebag.mapping.Formula.mapping;
import static io.saddlebag.mapping.Formula.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.mapping.MappingResult.Mapped;
import io.saddlebag.mapping.MappingResult.Rejected;
import io.saddlebag.records.Place;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The line {@code * = .}, of an object that has the fields LastName, Email, AccountId and its parent Account. */
class EveryFieldTest {

    private static final Fitting FIELDS = new Fitting() {
        @Override
        public Object fit(FieldName field, Object value) {
            return value;
        }

        @Override
        public NamedField named(String name) {
            return switch (name) {
                case "lastname", "LastName" -> field("LastName");
                case "email", "Email" -> field("Email");
                case "AccountId" -> field("AccountId");
                case "Account" -> new NamedField.Parent("Account", "AccountId");
                case "Account.Ext__c", "User:Account.Ext__c" ->
                    new NamedField.Writable(FieldName.of(name).orElseThrow(), "AccountId");
                case "CreatedDate" -> new NamedField.Unwritable("Salesforce sets it itself");
                default -> new NamedField.Unknown();
            };
        }

        @Override
        public Optional<String> nearest(String name) {
            return name.startsWith("Emial") ? Optional.of("Email") : Optional.empty();
        }
    };

    private static NamedField field(String name) {
        return new NamedField.Writable(FieldName.of(name).orElseThrow(), name);
    }

    @Test
    void members_go_to_the_fields_of_their_names_in_salesforces_spelling() {
        assertThat(record("* = .", "{'lastname': 'Lee', 'Email': null, 'foo': 1, 'CreatedDate': 'x'}"))
                .isEqualTo(Map.of("LastName", "Lee"));
    }

    @Test
    void a_line_of_its_own_stands_beside() {
        assertThat(record("* = .\nLeadSource = \"Web\"", "{'LastName': 'Lee'}"))
                .isEqualTo(Map.of("LastName", "Lee", "LeadSource", "Web"));
    }

    @Test
    void a_parent_is_a_dotted_name_or_an_object() {
        var account = Map.of("Account", Map.of("Ext__c", "A-1"));

        assertThat(record("* = .", "{'Account.Ext__c': 'A-1'}")).isEqualTo(account);
        assertThat(record("* = .", "{'Account': {'Ext__c': 'A-1'}}")).isEqualTo(account);
        assertThat(record("* = .", "{'Account': {'attributes': {'type': 'User', 'url': '/x'}, 'Ext__c': 'A-1'}}"))
                .isEqualTo(Map.of("Account", Map.of("attributes", Map.of("type", "User"), "Ext__c", "A-1")));
        assertThat(record("* = .", "{'Account': 'Acme', 'LastName': 'Lee'}")).isEqualTo(Map.of("LastName", "Lee"));
    }

    @Test
    void what_a_row_calls_blank_is_cleared_where_the_flow_says_so_and_what_it_lacks_is_left() {
        var clearing = clearing("{'LastName': '', 'Account': null}");

        assertThat(clearing.fields()).hasSize(1).containsEntry("LastName", null);
        assertThat(clearing.clearedParents()).containsExactly("Account");
        assertThat(clearing("{'Account': null, 'AccountId': '001'}").clearedParents())
                .isEmpty();
        assertThat(clearing("{}").fields()).isEmpty();
    }

    @Test
    void two_members_for_one_field_are_a_complaint_that_names_both() {
        assertThat(complaints("{'email': 'a', 'Email': 'b', 'AccountId': '001', 'Account': {'Ext__c': 'A'}}"))
                .isEqualTo("""
                        Email: 'email' and 'Email' both give a value for Email. Keep one of the two.
                        Account.Ext__c: 'AccountId' and 'Account.Ext__c' both give a value for AccountId. Keep one of the two.""");
    }

    @Test
    void an_object_or_a_list_is_no_value_of_a_field() {
        assertThat(complaints("{'LastName': {'a': 1}, 'Email': ['x']}"))
                .contains("LastName: '{\"a\":1}' in column 'LastName' is an object, but a field takes one value.")
                .contains("Add a line such as 'Email = join(.Email, \";\")' to the mapping.");
    }

    @Test
    void a_name_that_is_nearly_a_fields_is_mistaken_where_every_row_has_it_and_nothing_gives_the_field() {
        assertThat(unknown("{'Emial': 'x', 'foo': {'Ext__c': 1}, 'attributes': {}}"))
                .isEqualTo("'Emial' (is it 'Email'?) true, 'foo' false, 'attributes' false");
        assertThat(unknown("{'Emial': 'x', 'email': 'y', 'CreatedDate': 'z'}"))
                .isEqualTo("'Emial' (is it 'Email'?) false, 'CreatedDate' (Salesforce sets it itself) false");
        assertThat(unknown("{'Emial__c': 'x'}")).isEqualTo("'Emial__c' (is it 'Email'?) false");
        assertThat(unknown("{'Emial2': 'x'}")).isEqualTo("'Emial2' (is it 'Email'?) false");
        assertThat(unknown("{'Account': {'Ext__c': 'A', 'x y': 'B'}}")).isEqualTo("'Account.x y' false");
        assertThat(unknown("{'Account': 'Acme'}"))
                .isEqualTo("'Account' (name the external id of the parent, too: Account.External_Id__c) false");
    }

    private static String unknown(String record) {
        var seen = new NamesSeen();
        seen.see(new io.saddlebag.records.Row.Json(1, 1, row(record)));
        return String.join(
                ", ",
                seen.unknown(FIELDS).stream()
                        .map(name -> name + " " + name.mistaken())
                        .toList());
    }

    private static Map<String, Object> record(String text, String row) {
        return ((Mapped) mapping(text).map(row(row), FIELDS)).fields();
    }

    private static Mapped clearing(String row) {
        var mapping = Mapping.compile("* = .", new Place("routes/contacts.camel.yaml", 1), Blank.CLEAR);
        return (Mapped) mapping.map(row(row), FIELDS);
    }

    private static String complaints(String row) {
        var rejected = (Rejected) mapping("* = .").map(row(row), FIELDS);
        return String.join(
                "\n", rejected.complaints().stream().map(Complaint::toString).toList());
    }
}
