package io.saddlebag.mapping;

import static io.saddlebag.mapping.Formula.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saddlebag.records.Row;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MembersSeenTest {

    private final Mapping mapping =
            mapping("FirstName = .\"First Name\"", "LastName = .last", "Phone = .phone2", "City = .address.city");

    @Test
    void a_member_that_one_record_has_be_it_null_is_not_missing() {
        assertThat(missing(
                        "{'First Name': null, 'last': 'Lee', 'phone2': 1}",
                        "{'last': 'Roe', 'address': {'city': 'Y'}}"))
                .isEmpty();
    }

    @Test
    void a_member_that_no_record_has_is_told_with_the_nearest_one() {
        assertThat(missing("{'FirstName': 'Ann', 'last': 'Lee', 'phone': 1, 'address': {'town': 'Y', 'City': 'Z'}}"))
                .extracting(MissingMember::toString)
                .containsExactly(
                        "'First Name', which FirstName reads (routes/contacts.camel.yaml:10; is it 'FirstName'?)",
                        "'phone2', which Phone reads (routes/contacts.camel.yaml:12; is it 'phone'?)",
                        "'address.city', which City reads (routes/contacts.camel.yaml:13; is it 'address.City'?)");
    }

    @Test
    void the_name_around_a_member_is_the_one_that_is_missing() {
        assertThat(missing("{'First Name': '', 'last': '', 'phone2': '', 'adress': {'city': 'Y'}}"))
                .extracting(MissingMember::toString)
                .containsExactly("'address', which City reads (routes/contacts.camel.yaml:13; is it 'adress'?)");
    }

    @Test
    void a_member_of_a_text_or_a_list_is_missing() {
        for (var address : List.of("'York'", "[{'city': 'York'}]", "7")) {
            assertThat(missing("{'First Name': '', 'last': '', 'phone2': '', 'address': " + address + "}"))
                    .extracting(MissingMember::toString)
                    .containsExactly("'address.city', which City reads (routes/contacts.camel.yaml:13)");
        }
    }

    @Test
    void what_the_mapping_reads_elsewhere_or_differs_in_a_number_is_no_mistake() {
        assertThat(missing("{'last': 'Lee', 'phone': 1, 'phone1': 2}")).noneMatch(MissingMember::mistaken);
        assertThat(new Seen(mapping("A = .phone", "B = .phones")).missing("{'phone': 1}"))
                .singleElement()
                .matches(member -> !member.mistaken());
        assertThat(new Seen(mapping("A = .fax")).missing("{'tax': 1}")).noneMatch(MissingMember::mistaken);
        assertThat(new Seen(mapping("A = .fax")).missing("{'FAX': 1}")).allMatch(MissingMember::mistaken);
    }

    @Test
    void a_name_that_is_written_nearly_the_same_is_a_mistake() {
        for (var other : List.of("FirstName", "first_name", "Fist Name", "FIRST NAME")) {
            assertThat(missing("{'" + other + "': 'Ann'}").get(0)).matches(MissingMember::mistaken, other);
        }
    }

    @Test
    void optional_members_are_not_missing() {
        var optional = mapping.withOptional(Set.of("First Name", "address.city", "phone2"));

        assertThat(new Seen(optional).missing("{'last': 'Lee'}")).isEmpty();
    }

    @Test
    void before_the_first_record_nothing_is_missing() {
        assertThat(new MembersSeen(mapping).missing()).isEmpty();
    }

    private List<MissingMember> missing(String... records) {
        return new Seen(mapping).missing(records);
    }

    private record Seen(Mapping mapping) {
        List<MissingMember> missing(String... records) {
            var seen = new MembersSeen(mapping);
            for (String record : records) {
                seen.see(new Row.Json(1, 1, json(record)));
            }
            return seen.missing();
        }

        private static ObjectNode json(String text) {
            try {
                return (ObjectNode) new JsonMapper().readTree(text.replace('\'', '"'));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
