package io.saddlebag.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.MovableClock;
import io.saddlebag.Until;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final RetryPolicy POLICY =
            new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofMinutes(5), 3);

    private static final Map<String, String> PARENTS = Map.of("accountid", "Account");

    private static final Target UPSERT =
            new Target("Contact", Operation.UPSERT, "Ext__c", true, false, "string", PARENTS);
    private static final Target INSERT = new Target("Contact", Operation.INSERT, "", false, false, "string", PARENTS);
    private static final Target UPDATE =
            new Target("Contact", Operation.UPDATE, "Ext__c", true, false, "string", PARENTS);
    private static final Target DELETE =
            new Target("Contact", Operation.DELETE, "Ext__c", true, false, "string", PARENTS);

    private final MovableClock watch = MovableClock.at("2026-11-23T10:00:00Z");
    private final RetryAfter retryAfter = new RetryAfter(watch);
    private final ParentTurns parents = new ParentTurns();
    private final DeliveryTerms terms =
            new DeliveryTerms(() -> Optional.of("005ME"), POLICY, retryAfter, parents, watch, watch, new Random(7));

    @Test
    void records_with_one_key_go_out_in_file_order_and_never_in_one_call() {
        var delivery = delivery(UPSERT, record("a", "1"), record("b", "2"), record("A", "3"));

        assertThat(names(delivery.next())).containsExactly("1", "2");
        delivery.settle(created(2));
        assertThat(names(delivery.next())).containsExactly("3");
        delivery.settle(created(1));

        assertThat(delivery.open()).isFalse();
    }

    @Test
    void a_later_record_waits_while_the_earlier_one_with_its_key_is_locked() {
        var delivery = delivery(UPSERT, record("a", "1"), record("a", "2"));

        delivery.next();
        delivery.settle(new Answer.Each(List.of(locked())));

        assertThat(delivery.pause()).isBetween(500L, 1000L);
        assertThat(names(delivery.next())).containsExactly("1");
    }

    @Test
    void records_that_found_one_parent_locked_are_sent_again_one_call_after_the_other() throws Exception {
        var first = delivery(UPSERT, child("a", "A-1"));
        var second = delivery(UPSERT, child("b", "A-1"));
        var stranger = delivery(UPSERT, child("c", "A-2"));
        for (var delivery : List.of(first, second, stranger)) {
            delivery.next();
            delivery.settle(new Answer.Each(List.of(locked())));
        }

        first.next();
        stranger.next();
        var sent = new CompletableFuture<Object>();
        var waiting = new Thread(() -> sent.complete(second.next()));
        waiting.start();
        Until.itIs(() -> {
            assertThat(sent).isNotDone();
            return waiting.getState() == Thread.State.TIMED_WAITING;
        });
        first.settle(created(1));

        assertThat(names(sent.get(Until.PATIENCE.toSeconds(), TimeUnit.SECONDS)))
                .containsExactly("b");
    }

    private static SObjectRecord child(String key, String account) {
        return new SObjectRecord(Map.of("Ext__c", key, "LastName", key, "Account", Map.of("Customer_No__c", account)));
    }

    @Test
    void a_record_whose_row_stays_locked_is_refused_after_the_last_attempt() {
        var delivery = delivery(UPSERT, record("a", "1"));

        for (int attempt = 1; attempt <= POLICY.recordAttempts(); attempt++) {
            assertThat(delivery.open()).isTrue();
            delivery.next();
            delivery.settle(new Answer.Each(List.of(locked())));
        }

        assertThat(delivery.open()).isFalse();
        assertThat(delivery.outcome(0)).contains(locked());
    }

    @Test
    void a_call_refused_whole_is_halved_until_the_guilty_record_stands_alone() {
        var records =
                IntStream.range(0, 200).mapToObj(i -> record("k" + i, "n" + i)).toArray(SObjectRecord[]::new);
        var delivery = delivery(UPSERT, records);

        int calls = 0;
        while (delivery.open()) {
            calls++;
            var sent = names(delivery.next());
            delivery.settle(sent.contains("n137") ? wrongType() : created(sent.size()));
        }

        assertThat(calls).isLessThanOrEqualTo(17);
        for (int i = 0; i < 200; i++) {
            assertThat(delivery.outcome(i).get())
                    .isInstanceOf(i == 137 ? Outcome.Refused.class : Outcome.Created.class);
        }
    }

    @Test
    void a_half_that_is_not_answered_is_sent_again_as_that_half() {
        var delivery = delivery(UPSERT, record("a", "1"), record("b", "2"), record("c", "3"), record("d", "4"));

        delivery.next();
        delivery.settle(wrongType());
        assertThat(names(delivery.next())).containsExactly("1", "2");
        delivery.settle(new Answer.RefusedWhole(503, new ApiError("SERVER_UNAVAILABLE", "away", List.of())));

        assertThat(names(delivery.next())).containsExactly("1", "2");
    }

    @Test
    void trouble_with_a_call_is_tried_again_with_growing_pauses_until_the_budget_is_spent() {
        var delivery = delivery(UPSERT, record("a", "1"));
        var pauses = new ArrayList<Long>();

        while (delivery.open()) {
            delivery.next();
            delivery.settle(new Answer.RefusedWhole(503, new ApiError("", "", List.of())));
            pauses.add(delivery.pause());
            watch.forward(Duration.ofMillis(delivery.pause()));
        }

        assertThat(pauses.get(1)).isBetween(1000L, 2000L);
        assertThat(pauses.get(3)).isBetween(4000L, 8000L);
        assertThat(pauses.get(pauses.size() - 2)).isBetween(30_000L, 60_000L);
        assertThat(delivery.trouble().get().kind()).isEqualTo(Trouble.Kind.DOWN);
        assertThat(delivery.outcome(0)).isEmpty();
    }

    @Test
    void a_call_waits_as_long_as_it_was_asked_to_and_the_flow_where_that_is_longer_than_any_pause() {
        var delivery = delivery(UPSERT, record("a", "1"));
        var away = new Answer.RefusedWhole(503, new ApiError("SERVER_UNAVAILABLE", "away", List.of()));

        delivery.next();
        retryAfter.heard("45", Optional.empty());
        delivery.settle(away);
        assertThat(delivery.pause()).isEqualTo(45_000);
        watch.forward(Duration.ofSeconds(45));
        delivery.next();
        retryAfter.heard("600", Optional.empty());
        delivery.settle(away);

        assertThat(delivery.open()).isFalse();
        assertThat(delivery.trouble().get().until()).contains(watch.instant().plusSeconds(600));
    }

    @Test
    void an_insert_whose_answer_was_lost_is_never_sent_again() {
        var delivery = delivery(INSERT, record("", "1"));

        delivery.next();
        delivery.settle(new Answer.Lost("the connection broke"));

        assertThat(delivery.open()).isFalse();
        assertThat(delivery.outcome(0)).contains(new Outcome.Unanswered("the connection broke"));
    }

    @Test
    void an_upsert_by_a_unique_key_whose_answer_was_lost_is_sent_again() {
        var delivery = delivery(UPSERT, record("a", "1"));

        delivery.next();
        delivery.settle(new Answer.Lost("the connection broke"));

        assertThat(delivery.open()).isTrue();
        assertThat(names(delivery.next())).containsExactly("1");
    }

    @Test
    void an_update_by_key_looks_the_id_up_and_never_creates() {
        var delivery = delivery(UPDATE, record("a", "1"), record("b'", "2"), record("c", "3"));

        assertThat(delivery.next())
                .isEqualTo(
                        "SELECT Id, Ext__c, SystemModstamp, CreatedDate, CreatedById FROM Contact WHERE Ext__c IN ('a','b\\'','c')");
        assertThat(delivery.route()).isEqualTo("lookup");
        delivery.settle(new Answer.Found(Map.of("a", matches("003A"), "c", matches("003C", "003D"))));
        var body = (List<?>) delivery.next();

        assertThat(delivery.route()).isEqualTo("update");
        assertThat(body).singleElement().asString().contains("Id=003A");
        assertThat(delivery.outcome(1).get()).asString().contains("NOT_FOUND");
        assertThat(delivery.outcome(2).get()).asString().contains("DUPLICATE_EXTERNAL_ID");
    }

    @Test
    void a_lookup_concludes_nothing_before_the_last_page_and_begins_anew_when_a_page_is_gone() {
        var delivery = delivery(UPDATE, record("a", "1"), record("b", "2"));
        var query = delivery.next();
        var first = new Answer.Found(Map.of("a", matches("003A")), Optional.of("/services/data/v66.0/query/01g-1"));

        delivery.settle(first);
        assertThat(delivery.next()).isEqualTo("/services/data/v66.0/query/01g-1");
        assertThat(delivery.route()).isEqualTo("lookup-more");
        delivery.settle(new Answer.RefusedWhole(400, new ApiError("INVALID_QUERY_LOCATOR", "gone", List.of())));
        assertThat(delivery.next()).isEqualTo(query);
        delivery.settle(first);
        delivery.next();
        delivery.settle(new Answer.Found(Map.of("a", matches("003X"), "b", matches("003B"))));

        assertThat(names(delivery.next())).containsExactly("2");
        assertThat(delivery.outcome(0).get()).asString().contains("DUPLICATE_EXTERNAL_ID");
    }

    @Test
    void a_lookup_whose_second_page_never_comes_is_given_up_like_any_other_call() {
        var delivery = delivery(UPDATE, record("a", "1"));

        for (int page = 0; delivery.open() && page < 1_000; page++) {
            delivery.next();
            delivery.settle(
                    delivery.route().equals("lookup")
                            ? new Answer.Found(Map.of(), Optional.of("/services/data/v66.0/query/01g-1"))
                            : new Answer.RefusedWhole(404, new ApiError("", "", List.of())));
            watch.forward(Duration.ofMillis(delivery.pause()));
        }

        assertThat(delivery.trouble()).get().extracting(Trouble::kind).isEqualTo(Trouble.Kind.DOWN);
    }

    @Test
    void a_delete_that_was_done_before_its_answer_was_lost_counts_as_done() {
        var delivery = delivery(DELETE, record("a", "1"));

        delivery.next();
        delivery.settle(new Answer.Found(Map.of("a", matches("003A"))));
        assertThat(delivery.next()).isEqualTo(List.of("003A"));
        delivery.settle(new Answer.Lost("the connection broke"));
        delivery.next();
        delivery.settle(
                new Answer.Each(List.of(new Outcome.Refused("ENTITY_IS_DELETED", "entity is deleted", List.of()))));

        assertThat(delivery.outcome(0)).contains(new Outcome.Deleted("003A", true));
    }

    @Test
    void an_unknown_object_stops_the_flow_with_one_message_and_no_dead_letters() {
        var delivery = delivery(UPSERT, record("a", "1"), record("b", "2"));

        delivery.next();
        delivery.settle(new Answer.RefusedWhole(
                404, new ApiError("NOT_FOUND", "The requested resource does not exist", List.of())));

        assertThat(delivery.open()).isFalse();
        assertThat(delivery.trouble().get().kind()).isEqualTo(Trouble.Kind.REFUSED);
        assertThat(delivery.outcome(0)).isEmpty();
    }

    @Test
    void a_used_up_daily_limit_stops_the_delivery_and_loses_nothing() {
        var delivery = delivery(UPSERT, record("a", "1"));

        delivery.next();
        delivery.settle(new Answer.RefusedWhole(
                403, new ApiError("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", List.of())));

        assertThat(delivery.trouble().get().kind()).isEqualTo(Trouble.Kind.LIMIT);
        assertThat(delivery.outcome(0)).isEmpty();
    }

    @Test
    void a_renewed_login_costs_no_pause_the_first_time() {
        var delivery = delivery(UPSERT, record("a", "1"));

        delivery.next();
        delivery.settle(new Answer.SignedInAgain());

        assertThat(delivery.open()).isTrue();
        assertThat(delivery.pause()).isZero();
    }

    private Delivery delivery(Target target, SObjectRecord... records) {
        return delivery(target, List.of(), records);
    }

    private Delivery delivery(Target target, List<Caution> cautions, SObjectRecord... records) {
        return new Delivery(target, List.of(records), cautions, new HashSet<>(), terms);
    }

    @Test
    void a_record_that_was_changed_in_salesforce_since_its_row_failed_is_not_overwritten() {
        var failed = Instant.parse("2026-11-23T09:00:00Z");
        var delivery = cautious(failed, record("a", "1"), record("b", "2"), record("c", "3"));

        assertThat(delivery.next()).asString().startsWith("SELECT Id, Ext__c, SystemModstamp");
        delivery.settle(new Answer.Found(Map.of(
                "a", List.of(match("003A", failed.plusSeconds(1))),
                "b", List.of(match("003B", failed.minusSeconds(1))))));

        assertThat(names(delivery.next())).containsExactly("2", "3");
        assertThat(delivery.outcome(0).get()).asString().contains(Outcome.TARGET_CHANGED);
    }

    @Test
    void a_change_in_the_second_of_the_failure_may_have_come_after_it() {
        var failed = Instant.parse("2026-11-23T09:00:00.400Z");
        var delivery = cautious(failed, record("a", "1"), record("b", "2"));

        delivery.next();
        delivery.settle(new Answer.Found(Map.of(
                "a", List.of(match("003A", Instant.parse("2026-11-23T09:00:00Z"))),
                "b", List.of(match("003B", Instant.parse("2026-11-23T09:00:00.300Z"))))));

        assertThat(delivery.outcome(0).get()).asString().contains(Outcome.TARGET_CHANGED);
        assertThat(names(delivery.next())).containsExactly("2");
    }

    @Test
    void a_change_that_an_earlier_record_with_the_same_key_made_holds_nothing_back() {
        var delivery = cautious(Instant.parse("2026-11-23T09:00:00Z"), record("a", "1"), record("a", "2"));

        delivery.next();
        delivery.settle(new Answer.Found(Map.of()));
        delivery.next();
        delivery.settle(created(1));
        delivery.next();
        delivery.settle(new Answer.Found(Map.of("a", List.of(match("0030", watch.instant())))));

        assertThat(names(delivery.next())).containsExactly("2");
    }

    private Delivery cautious(Instant since, SObjectRecord... records) {
        return delivery(
                UPSERT,
                Stream.of(records)
                        .map(record -> Caution.unlessChangedSince(since))
                        .toList(),
                records);
    }

    private static Match match(String id, Instant changed) {
        return new Match(id, changed, changed, "005ME");
    }

    @Test
    void an_insert_whose_answer_was_lost_is_looked_for_by_its_unique_field_before_it_is_sent_again() {
        var target = new Target("Contact", Operation.INSERT, "Ext__c", true, false, "string", PARENTS);
        var delivery = delivery(target, record("a", "1"), record("b", "2"), record("c", "3"));

        delivery.next();
        delivery.leaves();
        delivery.settle(new Answer.Lost("the connection broke"));
        assertThat(delivery.unsure()).extracting(Departure::place).containsExactly(0, 1, 2);
        assertThat(delivery.next()).asString().contains("WHERE Ext__c IN ('a','b','c')");
        delivery.settle(new Answer.Found(Map.of(
                "a", List.of(match("003A", watch.instant())),
                "b", List.of(match("003B", watch.instant().minusSeconds(60))))));

        assertThat(delivery.outcome(0)).contains(new Outcome.Created("003A"));
        assertThat(delivery.outcome(1).get()).isInstanceOf(Outcome.Unanswered.class);
        assertThat(names(delivery.next())).containsExactly("3");
    }

    @Test
    void an_insert_that_arrives_after_it_was_looked_for_is_found_when_its_second_sending_is_a_duplicate() {
        var target = new Target("Contact", Operation.INSERT, "Ext__c", true, false, "string", PARENTS);
        var delivery = delivery(target, record("a", "1"));
        delivery.next();
        delivery.settle(new Answer.Lost("no answer in time"));
        delivery.next();
        delivery.settle(new Answer.Found(Map.of()));

        assertThat(names(delivery.next())).containsExactly("1");
        delivery.settle(new Answer.Each(List.of(duplicate())));
        assertThat(delivery.next()).asString().contains("WHERE Ext__c IN ('a')");
        delivery.settle(new Answer.Found(Map.of("a", List.of(match("003A", watch.instant())))));

        assertThat(delivery.outcome(0)).contains(new Outcome.Created("003A"));
    }

    @Test
    void a_record_that_left_in_an_earlier_run_and_was_not_stored_leaves_anew_with_its_own_time_and_user() {
        var target = new Target("Contact", Operation.INSERT, "", false, false, "string", PARENTS);
        var before = Caution.leftAt(watch.instant().minusSeconds(600));
        var delivery = delivery(target, List.of(before), record("a", "1"));
        var left = new ArrayList<Departure>();
        delivery.beforeLeaving(departures -> {
            left.addAll(departures);
            return Optional.empty();
        });

        delivery.next();
        delivery.leaves();

        assertThat(left).containsExactly(new Departure(0, 0, watch.instant(), "005ME", ""));
    }

    @Test
    void a_duplicate_that_was_never_sent_before_is_refused_at_once() {
        var delivery = delivery(
                new Target("Contact", Operation.INSERT, "Ext__c", true, false, "string", PARENTS), record("a", "1"));

        delivery.next();
        delivery.settle(new Answer.Each(List.of(duplicate())));

        assertThat(delivery.outcome(0)).contains(duplicate());
    }

    @Test
    void two_rows_of_an_insert_with_one_unique_value_are_never_taken_for_the_same_record() {
        var target = new Target("Contact", Operation.INSERT, "Ext__c", true, false, "string", PARENTS);
        var left = Caution.leftAt(watch.instant());
        var delivery = delivery(target, List.of(left, left), record("a", "1"), record("a", "2"));
        var found = new Answer.Found(Map.of("a", List.of(match("003A", watch.instant()))));

        delivery.next();
        delivery.settle(found);
        delivery.next();
        delivery.settle(found);
        assertThat(names(delivery.next())).containsExactly("2");
        delivery.settle(new Answer.Each(List.of(duplicate())));

        assertThat(delivery.outcome(0)).contains(new Outcome.Created("003A"));
        assertThat(delivery.outcome(1)).contains(duplicate());
    }

    @Test
    void a_record_whose_key_no_query_can_hold_is_refused_before_any_call() {
        var target = new Target("Contact", Operation.UPDATE, "Ext__c", true, false, "double", PARENTS);

        var delivery = delivery(target, record("2) OR (Ext__c > 0", "1"), record("x".repeat(20_000), "2"));

        assertThat(delivery.open()).isFalse();
        assertThat(delivery.outcome(0)).get().isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(Outcome.UNUSABLE_KEY);
            assertThat(refused.message()).contains("Contact.Ext__c (double)", "Correct it.");
        });
        assertThat(delivery(UPDATE, record("x".repeat(20_000), "2")).open()).isFalse();
    }

    @Test
    void an_insert_that_can_never_be_looked_up_is_not_sent_and_one_that_left_before_is_for_a_person() {
        var target = new Target("Contact", Operation.INSERT, "Ext__c", true, false, "double", PARENTS);

        var delivery = delivery(
                target,
                List.of(Caution.NONE, Caution.leftAt(watch.instant())),
                record("1e400", "1"),
                record("1e400 ", "2"));

        assertThat(delivery.open()).isFalse();
        assertThat(delivery.outcome(0).get()).isInstanceOf(Outcome.Refused.class);
        assertThat(delivery.outcome(1).get()).isInstanceOf(Outcome.Unanswered.class);
    }

    private static Outcome duplicate() {
        return new Outcome.Refused("DUPLICATE_VALUE", "duplicate value found: Ext__c", List.of());
    }

    private static List<Match> matches(String... ids) {
        return Arrays.stream(ids).map(id -> match(id, Instant.EPOCH)).toList();
    }

    private static SObjectRecord record(String key, String name) {
        return new SObjectRecord(Map.of("Ext__c", key, "LastName", name));
    }

    private static Answer created(int count) {
        return new Answer.Each(IntStream.range(0, count)
                .<Outcome>mapToObj(i -> new Outcome.Created("003" + i))
                .toList());
    }

    private static Outcome locked() {
        return new Outcome.Refused("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access", List.of());
    }

    private static Answer wrongType() {
        return new Answer.RefusedWhole(400, new ApiError("JSON_PARSER_ERROR", "Cannot deserialize", List.of()));
    }

    private static List<String> names(Object body) {
        return ((List<?>) body)
                .stream()
                        .map(record -> ((Map<?, ?>) record).get("LastName").toString())
                        .toList();
    }
}
