package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.saddlebag.Commands;
import io.saddlebag.FlowText;
import io.saddlebag.Until;
import io.saddlebag.ledger.EventCounts;
import io.saddlebag.ledger.SourceState;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody is told of events, by the webhook of the examples as it ships; what fails there harms no load. */
class NotifyTest {

    private static final String TWO_ROWS = "id,name\nC-1,Lovelace\nC-2,\n";

    @TempDir
    private Path folder;

    @Test
    void a_file_that_is_done_and_the_first_dead_letter_of_each_code_are_posted_without_a_value_of_a_record()
            throws Exception {
        try (var webhook = new Webhook(Webhook.OK);
                var journey = journey(webhook).start()) {
            journey.receives("people", "people.csv", "id,name\nC-1,Lovelace\nC-2,\nC-3,\nC-4," + "x".repeat(90) + "\n");
            Until.itIs(() -> !webhook.told("file-done").isEmpty(), webhook::told);

            assertThat(webhook.told("dead-letter"))
                    .hasSize(2)
                    .anySatisfy(event -> assertThat(event)
                            .contains("\"flow\":\"people\"", "\"file\":\"people.csv\"", "\"line\":3")
                            .contains("\"code\":\"REQUIRED_FIELD_MISSING\""))
                    .anySatisfy(event -> assertThat(event).contains("\"code\":\"STRING_TOO_LONG\"", "\"line\":5"))
                    .noneMatch(event -> event.contains("xxx"));
            assertThat(webhook.told("file-done"))
                    .singleElement()
                    .asString()
                    .contains("\"rows\":4", "\"created\":1", "\"deadLetters\":3");
            assertThat(webhook.headers()).allMatch("POST /hook application/json Bearer not-for-everybody"::equals);
            assertThat(journey.ledger().events().ofLastRun()).isEmpty();
        }
    }

    @Test
    void a_file_that_is_set_aside_is_posted_with_its_line_and_not_with_what_stands_in_it() throws Exception {
        try (var webhook = new Webhook(Webhook.OK);
                var journey = journey(webhook).start()) {
            journey.receives("people", "people.csv", "id,name\nC-1,Lovelace\nC-2,\"secretive\n");
            Until.itIs(() -> !webhook.told("file-set-aside").isEmpty(), webhook::told);

            assertThat(webhook.told("file-set-aside"))
                    .singleElement()
                    .asString()
                    .contains("\"file\":\"people.csv\"", "\"line\":3", "rejected/people/")
                    .doesNotContain("secretive");
        }
    }

    @Test
    void a_flow_that_waits_is_posted_once_and_so_is_that_it_goes_on() throws Exception {
        try (var webhook = new Webhook(Webhook.OK);
                var journey = journey(webhook)
                        .with("saddlebag.retry-budget", "1ms")
                        .with("saddlebag.pause", "10ms")
                        .start()) {
            journey.salesforce.every(1, new Fault.ServerUnavailable());
            journey.drop("people", "people.csv", TWO_ROWS.getBytes());
            Until.itIs(() -> !webhook.told("flow-paused").isEmpty(), webhook::told);
            journey.salesforce.faults().clear();
            Until.itIs(() -> !webhook.told("flow-resumed").isEmpty(), webhook::told);

            assertThat(webhook.told("flow-paused"))
                    .singleElement()
                    .asString()
                    .contains("\"flow\":\"people\"", "\"code\":\"down\"");
        }
    }

    @Test
    void that_somebody_must_sign_in_is_posted() throws Exception {
        try (var webhook = new Webhook(Webhook.OK);
                var journey = journey(webhook).start()) {
            journey.salesforce.every(1, new Fault.UnusableSession("Connected app is not attached to Agent"));
            journey.drop("people", "people.csv", TWO_ROWS.getBytes());

            Until.itIs(() -> !webhook.told("sign-in-needed").isEmpty(), webhook::told);
        }
    }

    @Test
    void a_step_of_ones_own_makes_an_event_of_its_message_and_leaves_the_message_as_it_is() throws Exception {
        try (var webhook = new Webhook(Webhook.OK);
                var journey = journey(webhook).flow("mine", """
                                - route:
                                    id: mine
                                    from:
                                      uri: timer:once
                                      parameters: {repeatCount: 1, delay: 0}
                                      steps:
                                        - setBody: {constant: '{"kind": "mine", "message": "Ready."}'}
                                        - to: direct:notify
                                        - to: direct:notify
                                """).start()) {
            Until.itIs(() -> webhook.told("mine").size() == 2, webhook::told);

            assertThat(journey.ledger().events().ofLastRun()).isEmpty();
            assertThat(webhook.told("mine")).containsOnly("{\"kind\":\"mine\",\"message\":\"Ready.\"}");
        }
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments("answers 500", Webhook.SERVER_ERROR, "the answer was 500"),
                arguments("hangs up in the middle", Webhook.BROKEN, "ConnectionClosedException"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void a_webhook_that_fails_pauses_nothing_sends_nothing_again_and_is_counted(
            String what, Webhook.Answer answer, String why) throws Exception {
        try (var webhook = new Webhook(answer);
                var journey = journey(webhook).start()) {
            journey.receives("people", "first.csv", TWO_ROWS);
            journey.receives("people", "second.csv", "id,name\nC-3,Hopper\n");
            Until.itIs(
                    () -> journey.ledger()
                            .events()
                            .ofLastRun()
                            .map(EventCounts::failed)
                            .equals(Optional.of(3L)),
                    () -> journey.ledger().events().ofLastRun());

            assertThat(journey.health().message("notify"))
                    .startsWith("3 of 3 events were not delivered (the last: " + why);
            assertThat(journey.health().all().isUp()).isTrue();
            assertThat(journey.pauses()).isEmpty();
            assertThat(journey.source("first.csv").state()).isEqualTo(SourceState.DONE);
            assertThat(journey.source("second.csv").state()).isEqualTo(SourceState.DONE);
            assertThat(journey.salesforce.writes("Contact")).hasSize(2);
        }
    }

    @Test
    void events_that_find_the_queue_full_are_dropped_and_counted_and_no_load_waits_for_a_webhook_that_never_answers()
            throws Exception {
        try (var webhook = new Webhook(Webhook.NONE);
                var journey = journey(webhook).flow("mine", """
                                - route:
                                    id: mine
                                    from:
                                      uri: timer:once
                                      parameters: {repeatCount: 1, delay: 0}
                                      steps:
                                        - loop:
                                            constant: 1500
                                            steps:
                                              - setBody: {constant: '{"kind": "mine"}'}
                                              - to: direct:notify
                                """).start()) {
            Until.itIs(
                    () -> journey.ledger()
                                    .events()
                                    .ofLastRun()
                                    .map(EventCounts::dropped)
                                    .orElse(0L)
                            >= 400,
                    () -> journey.ledger().events().ofLastRun());

            journey.receives("people", "first.csv", TWO_ROWS);
            journey.receives("people", "second.csv", "id,name\nC-3,Hopper\n");

            assertThat(journey.pauses()).isEmpty();
            assertThat(journey.salesforce.writes("Contact")).hasSize(2);
        }
    }

    @Test
    void a_run_that_ends_by_itself_waits_some_seconds_for_a_webhook_and_says_what_was_not_delivered() throws Exception {
        try (var webhook = new Webhook(Webhook.NONE);
                var salesforce = Simulator.start()) {
            setUp();
            var patient = Files.readString(folder.resolve("routes/notify.camel.yaml"))
                    .replaceAll("(?m)^.*(connect|response)Timeout.*\n", "");
            Files.writeString(folder.resolve("routes/notify.camel.yaml"), patient);
            Journey.signInFile(folder, salesforce, "webhook.url = " + webhook.url(), "webhook.token = x");
            Files.writeString(
                    Files.createDirectories(folder.resolve("inbox/people")).resolve("a.csv"), "id,name\nC-1,Ada\n");
            var commands = new Commands();
            long begun = System.nanoTime();

            assertThat(commands.in(folder, "run", "--once")).isZero();

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(25));
            commands.in(folder, "status");
            assertThat(commands.out().toString())
                    .contains("1 of 1 event was not delivered (the last: the process stops).");
        }
    }

    @Test
    void a_route_of_ones_own_that_tries_for_ever_harms_nothing() throws Exception {
        setUp();
        Files.writeString(folder.resolve("routes/notify.camel.yaml"), """
                - route:
                    id: notify
                    errorHandler:
                      defaultErrorHandler:
                        redeliveryPolicy: {maximumRedeliveries: -1, redeliveryDelay: 10}
                    from:
                      uri: direct:events
                      steps:
                        - throwException: {exceptionType: java.lang.IllegalStateException, message: broken}
                """);
        try (var journey =
                new Journey(folder).with("saddlebag.stop-timeout", "1s").start()) {
            journey.receives("people", "first.csv", TWO_ROWS);
            journey.receives("people", "second.csv", "id,name\nC-3,Hopper\n");

            assertThat(journey.pauses()).isEmpty();
            assertThat(journey.salesforce.writes("Contact")).hasSize(2);
        }
    }

    @Test
    void a_row_that_waited_for_its_parent_in_vain_is_posted_when_it_is_a_dead_letter() throws Exception {
        try (var webhook = new Webhook(Webhook.OK);
                var journey = journey(webhook)
                        .flow("companies", QueueWaitTest.COMPANIES)
                        .with("saddlebag.parent-wait", "10ms")) {
            FlowText.people().in(folder, FlowText.PEOPLE + "Account.Customer_No__c = .account\n");
            journey.start();
            journey.receives("people", "people.csv", "id,name,account\nC-1,Ada,A-1\n");
            Until.itIs(() -> !webhook.told("dead-letter").isEmpty(), webhook::told);

            assertThat(webhook.told("dead-letter"))
                    .singleElement()
                    .asString()
                    .contains("\"code\":\"INVALID_FIELD\"", "\"file\":\"people.csv\"", "\"line\":2");
        }
    }

    @Test
    void a_row_that_waited_and_is_refused_when_it_is_sent_again_is_posted_with_the_new_reason() throws Exception {
        try (var webhook = new Webhook(Webhook.OK);
                var journey =
                        journey(webhook).with("saddlebag.record-attempts", "1").start()) {
            var refused = new Fault.RecordRefused("CUSTOM_EXCEPTION", "no", List.of());
            journey.salesforce.faults().next(Kind.COLLECTIONS, new Fault.RowLocked(1), refused);
            journey.receives("people", "people.csv", "id,name\nC-1,Ada\n");
            Until.itIs(() -> !webhook.told("dead-letter").isEmpty(), webhook::told);

            assertThat(webhook.told("dead-letter"))
                    .singleElement()
                    .asString()
                    .contains("\"code\":\"CUSTOM_EXCEPTION\"", "\"file\":\"people.csv\"", "\"line\":2");
        }
    }

    private void setUp() throws IOException {
        FlowText.people().in(folder, FlowText.PEOPLE);
        Files.copy(Path.of("routes/examples/notify.camel.yaml"), folder.resolve("routes/notify.camel.yaml"));
    }

    private Journey journey(Webhook webhook) throws IOException {
        setUp();
        return new Journey(folder).with("webhook.url", webhook.url()).with("webhook.token", "not-for-everybody");
    }
}
