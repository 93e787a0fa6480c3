package io.saddlebag.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is concluded of inserts that were interrupted at 10:00:00.700, from what their user has created since. */
class InterruptedCallsTest {

    private static final Instant LEFT = Instant.parse("2026-03-31T10:00:00.700Z");
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Instant SOON = LEFT.plusSeconds(2);
    private static final Instant OVER = LEFT.plus(LONGEST);
    private static final Verdict LATER = new Verdict.Later(OVER);

    private final ObjectMapper json = new ObjectMapper();
    private Set<String> known = Set.of();
    private Set<Instant> others = Set.of();

    @Test
    void a_call_whose_records_are_all_there_was_carried_out() {
        var verdicts = verdicts(SOON, List.of(call(1, "a", "b")), found("1", "a"), found("2", "b"));

        assertThat(verdicts).isEqualTo(Map.of(1L, new Verdict.Stored("1"), 2L, new Verdict.Stored("2")));
    }

    @Test
    void a_call_of_which_nothing_is_there_is_looked_for_again_when_it_can_no_longer_be_running() {
        var call = List.of(call(1, "a", "b"));

        assertThat(verdicts(SOON, call).values()).containsOnly(LATER);
        assertThat(verdicts(OVER.minusMillis(1), call).values()).containsOnly(LATER);
        assertThat(verdicts(OVER, call).values()).containsOnly(new Verdict.NotStored());
    }

    @Test
    void a_call_of_which_only_a_part_is_there_is_for_a_person_at_once() {
        assertThat(verdicts(SOON, List.of(call(1, "a", "b")), found("1", "a")).values())
                .allMatch(Verdict.Unclear.class::isInstance);
    }

    @Test
    void rows_that_are_alike_are_for_a_person_in_one_call_and_in_two() {
        var one = verdicts(SOON, List.of(call(1, "a", "a")), found("1", "a"), found("2", "a"));
        var two = verdicts(SOON, List.of(call(1, "a"), call(2, "a")), found("1", "a"));

        assertThat(one.values()).allMatch(Verdict.Unclear.class::isInstance);
        assertThat(two.values()).allMatch(Verdict.Unclear.class::isInstance);
    }

    @Test
    void a_record_of_this_user_that_nobody_can_account_for_keeps_a_call_from_being_sent_again() {
        var call = List.of(call(1, "a"));

        assertThat(verdicts(SOON, call, found("9", "A")).values()).containsOnly(LATER);
        assertThat(verdicts(OVER, call, found("9", "A")).values())
                .allMatch(verdict -> verdict instanceof Verdict.Unclear unclear && unclear.forNow());
    }

    @Test
    void a_record_that_another_open_call_may_have_made_is_left_to_that_one() {
        others = Set.of(LEFT.plusSeconds(1).plusMillis(100));
        var call = List.of(call(1, "a"));

        assertThat(verdicts(OVER, call, found("9", "A")).values())
                .containsOnly(new Verdict.Later(OVER.plus(LONGEST.dividedBy(10))));

        others = Set.of(LEFT.plusSeconds(3));
        assertThat(verdicts(OVER, call, found("9", "A")).values()).allMatch(Verdict.Unclear.class::isInstance);
    }

    @Test
    void records_of_rows_with_an_outcome_and_of_other_interrupted_calls_are_accounted_for() {
        known = Set.of("8");

        var verdicts = verdicts(OVER, List.of(call(1, "a"), call(2, "b")), found("1", "a"), found("8", "other"));

        assertThat(verdicts).isEqualTo(Map.of(1L, new Verdict.Stored("1"), 2L, new Verdict.NotStored()));
    }

    @Test
    void a_record_of_a_row_with_an_outcome_is_never_taken_for_that_of_an_interrupted_call() {
        known = Set.of("8");

        assertThat(verdicts(OVER, List.of(call(1, "a")), found("8", "a"))).containsValue(new Verdict.NotStored());
    }

    @Test
    void a_record_that_was_made_in_an_earlier_second_is_of_no_concern() {
        var before = new CreatedRecord("1", LEFT.minusSeconds(1), node(Map.of("Name", "a")));
        var sameSecond = new CreatedRecord("1", Instant.parse("2026-03-31T10:00:00Z"), node(Map.of("Name", "a")));

        assertThat(verdicts(OVER, List.of(call(1, "a")), before)).containsValue(new Verdict.NotStored());
        assertThat(verdicts(OVER, List.of(call(1, "a")), sameSecond)).containsValue(new Verdict.Stored("1"));
    }

    @ParameterizedTest
    @CsvSource({
        "string, ' x ', x, true",
        "string, x, X, false",
        "string, ' ', , true",
        "string, x, , false",
        "currency, 10.50, 10.5, true",
        "currency, 10, 10.01, false",
        "date, 2026-03-31, 2026-03-31, true",
        "datetime, 2026-03-31T12:00:00+02:00, 2026-03-31T10:00:00.000+0000, true",
        "datetime, 2026-03-31T10:00:00.999Z, 2026-03-31T10:00:00.000+0000, true",
        "datetime, 2026-03-31T10:00:01Z, 2026-03-31T10:00:00.000+0000, false",
        "time, 10:00:00Z, 10:00:00.000Z, true",
        "boolean, TRUE, true, true",
        "reference, 001000000000001, 001000000000001AAA, true",
        "multipicklist, b;a, a;b, true",
        "multipicklist, a, a;b, false"
    })
    void values_are_compared_as_their_fields_store_them(String type, String sent, String stored, boolean same) {
        var values = new SentValues(describe("Field__c", type));
        var record = new SObjectRecord(Map.of("field__c", sent));
        var found = new HashMap<String, Object>();
        found.put("Field__c", stored);

        assertThat(values.of(node(found), "field__c").equals(values.of(record).get("field__c")))
                .isEqualTo(same);
    }

    @Test
    void numbers_booleans_and_parents_are_compared_whatever_their_form() {
        var values = new SentValues(describe("Amount__c", "double"));
        var sent = values.of(new SObjectRecord(Map.of(
                "Amount__c", new BigDecimal("7"), "Account", Map.of("No__c", "A-1"), "Owner", Map.of("Key__c", 5))));
        var found = node(Map.of("Amount__c", 7.0, "Account", Map.of("No__c", "a-1"), "Owner", Map.of("Key__c", 5.0)));

        assertThat(sent.keySet()).containsExactly("Account.No__c", "Amount__c", "Owner.Key__c");
        assertThat(sent.keySet()).allMatch(column -> values.of(found, column).equals(sent.get(column)));
    }

    private Map<Long, Verdict> verdicts(Instant now, List<InterruptedCall> calls, CreatedRecord... found) {
        return new InterruptedCalls(
                        new SentValues(describe("Name", "string")), calls, List.of(found), known, others, LONGEST)
                .verdicts(now);
    }

    private static InterruptedCall call(long first, String... names) {
        var records = new HashMap<Long, SObjectRecord>();
        Stream.of(names).forEach(name -> records.put(first + records.size(), new SObjectRecord(Map.of("Name", name))));
        return new InterruptedCall(LEFT, "005ME", records);
    }

    private CreatedRecord found(String id, String name) {
        return new CreatedRecord(id, LEFT.plusSeconds(1), node(Map.of("Name", name)));
    }

    private JsonNode node(Map<String, ?> fields) {
        return json.valueToTree(fields);
    }

    private ObjectDescribe describe(String field, String type) {
        return ObjectDescribe.read(node(Map.of(
                        "name", "Thing", "fields", List.of(Map.of("name", field, "type", type, "label", field)))))
                .orElseThrow();
    }
}
