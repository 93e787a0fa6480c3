package io.saddlebag.mapping;

import static io.saddlebag.mapping.Formula.clearing;
import static io.saddlebag.mapping.Formula.mapping;
import static io.saddlebag.mapping.Formula.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.mapping.MappingResult.Mapped;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlankTest {

    @Test
    void a_blank_value_leaves_the_field_out_unless_the_flow_clears() {
        Mapped mapped = map(
                mapping("Phone = .phone", "Account.Ext__c = .account", "LastName = .last"),
                "{'phone': null, 'account': null, 'last': 'Hopper'}");

        assertThat(mapped.fields()).isEqualTo(Map.of("LastName", "Hopper"));
        assertThat(mapped.clearedParents()).isEmpty();
    }

    @Test
    void a_blank_value_is_sent_as_null_where_the_flow_clears() {
        assertThat(map(clearing("Phone = .phone"), "{'phone': null}").fields()).isEqualTo(nothing("Phone"));
        assertThat(map(clearing("Phone = .phone"), "{'phone': ''}").fields()).isEqualTo(nothing("Phone"));
        assertThat(map(clearing("Phone = lower(.phone)"), "{'phone': null}").fields())
                .isEqualTo(nothing("Phone"));
        assertThat(map(clearing("Phone = null"), "{}").fields()).isEqualTo(nothing("Phone"));
    }

    @Test
    void a_member_that_a_json_record_lacks_is_left_alone_even_where_the_flow_clears() {
        assertThat(map(clearing("Phone = .phone"), "{}").fields()).isEmpty();
        assertThat(map(clearing("Phone = lower(.phone)"), "{'mobile': null}").fields())
                .isEmpty();
        assertThat(map(clearing("City = .address.city"), "{}").fields()).isEmpty();
        assertThat(map(clearing("City = .address.city"), "{'address': {'zip': 1}}")
                        .fields())
                .isEmpty();
    }

    @Test
    void a_member_of_a_text_or_a_list_is_left_alone_even_where_the_flow_clears() {
        assertThat(map(clearing("City = .address.city"), "{'address': 'York'}").fields())
                .isEmpty();
        assertThat(map(clearing("City = .address.city"), "{'address': [{'city': 'York'}]}")
                        .fields())
                .isEmpty();
    }

    @Test
    void a_member_inside_an_emptied_object_is_cleared() {
        assertThat(map(clearing("City = .address.city"), "{'address': null}").fields())
                .isEqualTo(nothing("City"));
        assertThat(map(clearing("City = .address.city"), "{'address': {'city': null}}")
                        .fields())
                .isEqualTo(nothing("City"));
    }

    @Test
    void one_member_present_is_enough_to_clear() {
        Mapping mapping = clearing("Phone = default(.mobile, .phone)");

        assertThat(map(mapping, "{'mobile': null}").fields()).isEqualTo(nothing("Phone"));
        assertThat(map(mapping, "{'mobile': null, 'phone': '1'}").fields()).isEqualTo(Map.of("Phone", "1"));
    }

    @Test
    void a_parent_whose_key_is_blank_is_handed_out_to_be_cleared() {
        Mapping mapping = clearing("Account.Ext__c = .account", "Region__r.Code__c = .region", "LastName = .last");

        Mapped mapped = map(mapping, "{'account': null, 'last': 'Hopper'}");

        assertThat(mapped.fields()).isEqualTo(Map.of("LastName", "Hopper"));
        assertThat(mapped.clearedParents()).containsExactly("Account");
    }

    @Test
    void the_words_of_a_flow_are_leave_and_clear() {
        assertThat(Blank.named("clear")).contains(Blank.CLEAR);
        assertThat(Blank.named(" Leave ")).contains(Blank.LEAVE);
        assertThat(Blank.named("null")).isEmpty();
    }

    private static Mapped map(Mapping mapping, String json) {
        return (Mapped) mapping.map(row(json));
    }

    private static Map<String, Object> nothing(String field) {
        return Collections.singletonMap(field, null);
    }
}
