package io.saddlebag.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saddlebag.mapping.Blank;
import io.saddlebag.mapping.Mapping;
import io.saddlebag.mapping.NamedField;
import io.saddlebag.records.Place;
import io.saddlebag.records.ReadOptions;
import io.saddlebag.salesforce.ObjectDescribe;
import io.saddlebag.salesforce.Operation;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which field a column is named after. */
class FieldsByNameTest {

    private static final ObjectDescribe CONTACT = describe("""
            {"name": "Contact", "fields": [
              {"name": "Id", "label": "Contact ID", "type": "id", "idLookup": true},
              {"name": "Name", "label": "Full Name", "type": "string"},
              {"name": "LastName", "label": "Last Name", "type": "string", "createable": true, "updateable": true},
              {"name": "Phone", "label": "Business Phone", "type": "phone", "createable": true, "updateable": true},
              {"name": "Origin__c", "label": "Origin", "type": "string", "createable": true, "permissionable": true},
              {"name": "Hidden__c", "label": "Hidden", "type": "string", "permissionable": true},
              {"name": "No__c", "label": "No", "type": "string", "createable": true, "updateable": true, "externalId": true},
              {"name": "AccountId", "label": "Account ID", "type": "reference", "createable": true, "updateable": true,
               "relationshipName": "Account", "referenceTo": ["Account"]},
              {"name": "OwnerId", "label": "Owner ID", "type": "reference", "createable": true, "updateable": true,
               "relationshipName": "Owner", "referenceTo": ["Group", "User"]},
              {"name": "AnyId", "label": "Any", "type": "reference", "createable": true, "updateable": true,
               "relationshipName": "Any", "referenceTo": []}]}""");

    private static final ObjectDescribe ACCOUNT = describe("""
            {"name": "Account", "fields": [
              {"name": "Name", "type": "string", "createable": true},
              {"name": "Ext__c", "type": "string", "createable": true, "externalId": true}]}""");

    @Test
    void the_letter_case_makes_no_difference_and_salesforces_spelling_is_sent() {
        assertThat(insert("LASTNAME")).isEqualTo("LastName");
        assertThat(insert("account.EXT__C")).isEqualTo("Account.Ext__c");
        assertThat(insert("accountid")).isEqualTo("AccountId");
        assertThat(insert("Attributes")).isEqualTo("attributes");
        assertThat(insert("Foo")).isEqualTo("unknown");
        assertThat(insert("a.b.c")).isEqualTo("unknown");
    }

    @Test
    void what_cannot_be_written_is_told_why() {
        assertThat(insert("Id")).isEqualTo("Salesforce sets it itself");
        assertThat(insert("Name")).isEqualTo("Salesforce makes it of its parts");
        assertThat(insert("Hidden__c"))
                .isEqualTo("the user of this login has no right to edit it (field-level security)");
        assertThat(insert("Account.Name")).isEqualTo("no Account is found by it: it is no External ID");
        assertThat(insert("Account.Foo"))
                .isEqualTo("Account has no field 'Foo', or the user of this login may not see it");
        assertThat(insert("Owner.Username")).isEqualTo("write User:Owner.Username");
        assertThat(insert("Lead:Account.Ext__c")).isEqualTo("write Account:Account.Ext__c");
        assertThat(insert("User:Owner.Username")).isEqualTo("User:Owner.Username");
        assertThat(insert("Any.Ext__c")).isEqualTo("Any.Ext__c");
    }

    @Test
    void an_update_takes_what_can_be_updated_and_its_key_and_a_delete_the_key_alone() {
        var update = fields(Operation.UPDATE, "no__c", "* = .");
        var byId = fields(Operation.UPDATE, "Id", "* = .");
        var delete = fields(Operation.DELETE, "No__c", "* = .");

        assertThat(told(update.find("Origin__c"))).isEqualTo("it cannot be written when a record is updated");
        assertThat(told(update.find("Id"))).isEqualTo("records are found by no__c");
        assertThat(told(update.find("NO__C"))).isEqualTo("No__c");
        assertThat(told(byId.find("id"))).isEqualTo("Id");
        assertThat(told(delete.find("No__c"))).isEqualTo("No__c");
        assertThat(told(delete.find("LastName"))).isEqualTo("ignored");
    }

    @Test
    void a_field_that_a_line_sets_and_a_column_that_one_reads_are_no_ones_else() {
        var fields = fields(Operation.INSERT, "", "LastName = .name\nAccount.Ext__c = \"A-1\"\nPhone = .Phone\n* = .");

        assertThat(told(fields.find("lastname"))).isEqualTo("ignored");
        assertThat(told(fields.find("name"))).isEqualTo("Salesforce makes it of its parts");
        assertThat(told(fields.find("AccountId"))).isEqualTo("ignored");
        assertThat(told(fields.find("Account.Name"))).isEqualTo("ignored");
        assertThat(told(fields.find("Phone"))).isEqualTo("ignored");
    }

    @Test
    void a_label_or_a_name_with_few_other_letters_is_near() {
        var fields = fields(Operation.INSERT, "", "* = .");

        assertThat(fields.nearest("business phone")).hasValue("Phone");
        assertThat(fields.nearest("LastNme")).hasValue("LastName");
        assertThat(fields.nearest("Acount.Ext__c")).hasValue("Account.Ext__c");
        assertThat(fields.nearest("Full Name")).isEmpty();
        assertThat(fields.nearest("Colour")).isEmpty();
    }

    private static String insert(String name) {
        return told(fields(Operation.INSERT, "", "* = .").find(name));
    }

    private static String told(NamedField named) {
        if (named instanceof NamedField.Writable field) {
            return field.name().toString();
        }
        if (named instanceof NamedField.Unwritable unwritable) {
            return unwritable.why();
        }
        return named.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static FieldsByName fields(Operation operation, String key, String text) {
        var place = new Place("routes/people.camel.yaml", 1);
        var mapping = Mapping.compile(text, place, Blank.LEAVE);
        var flow = new Flow(
                "people",
                Optional.empty(),
                place,
                "Contact",
                operation,
                key,
                "",
                mapping,
                text,
                ReadOptions.BY_LOOKING);
        return new FieldsByName(flow, CONTACT, parent -> Optional.of(ACCOUNT)
                .filter(known -> known.name().equals(parent)));
    }

    private static ObjectDescribe describe(String json) {
        try {
            return ObjectDescribe.read(new ObjectMapper().readTree(json)).orElseThrow();
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
