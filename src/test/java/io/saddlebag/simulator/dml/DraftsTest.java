package io.saddlebag.simulator.dml;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.simulator.schema.Schema;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records whose values are texts, as CSV has them. */
class DraftsTest {

    private final Schema schema = new Schema(InstantSource.system());

    private Draft read(String object, Map<String, String> values) {
        return new Drafts(schema).read(schema.object(object).orElseThrow(), values);
    }

    @ParameterizedTest
    @CsvSource({
        "Birthdate, 31/12/2026, Birthdate: value not of required type: 31/12/2026",
        "IsEmailBounced, perhaps, Is Email Bounced: value not of required type: perhaps",
        "MailingLatitude, north, Mailing Latitude: value not of required type: north"
    })
    void a_value_of_another_type_is_an_error_of_its_record(String field, String text, String message) {
        assertThat(read("Contact", Map.of(field, text)).errors())
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.code()).isEqualTo("INVALID_TYPE_ON_FIELD_IN_RECORD");
                    assertThat(error.message()).isEqualTo(message);
                });
    }

    @Test
    void a_parent_stands_in_its_own_column() {
        assertThat(read("Contact", Map.of("Account.Ext__c", "A-1")).parents())
                .singleElement()
                .satisfies(parent -> {
                    assertThat(parent.key().name()).isEqualTo("Ext__c");
                    assertThat(parent.value()).isEqualTo("A-1");
                });
        assertThat(read("Lead", Map.of("User:Owner.Username", "demo@saddlebag.test"))
                        .parents())
                .hasSize(1);
        assertThat(read("Contact", Map.of("Account.Title", "x")).errors())
                .extracting(RecordError::message)
                .containsExactly("No such column 'Title' on sobject of type Account");
        assertThat(read("Contact", Map.of("Account.Site", "x")).errors())
                .extracting(RecordError::message)
                .containsExactly("Provided external ID field does not exist or is not accessible: Site");
        assertThat(read("Contact", Map.of("Nope", "x")).errors())
                .extracting(RecordError::code)
                .containsExactly("INVALID_FIELD");
    }

    @Test
    void an_empty_text_empties_the_field() {
        var type = schema.object("Contact").orElseThrow();
        var title = type.field("Title").orElseThrow();

        var draft = read("Contact", Map.of("Title", ""));

        assertThat(draft.touches(title)).isTrue();
        assertThat(draft.value(title)).isEmpty();
    }
}
