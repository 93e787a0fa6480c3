package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saddlebag.Until;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.faults.FaultText;
import io.saddlebag.simulator.faults.Faults;
import io.saddlebag.simulator.http.Kind;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest extends WithSimulator {

    private static final String LEE = "{\"LastName\":\"Lee\"}";

    @Override
    Settings settings() {
        return Settings.defaults().withDailyApiLimit(60);
    }

    @Test
    void an_expired_session_stays_expired_until_somebody_signs_in() {
        salesforce.next(new Fault.ExpiredSession());

        assertThat(client.post("/sobjects/Contact", LEE).error())
                .isEqualTo("401 INVALID_SESSION_ID: Session expired or invalid");
        assertThat(client.post("/sobjects/Contact", LEE).status()).isEqualTo(401);
        client.signIn();
        assertThat(client.post("/sobjects/Contact", LEE).status()).isEqualTo(201);
    }

    @Test
    void calls_are_refused_as_salesforce_refuses_them_in_the_order_of_the_faults() {
        salesforce.next(
                new Fault.UnusableSession(),
                new Fault.ServerUnavailable(),
                new Fault.ServerError(),
                new Fault.DailyLimit(),
                new Fault.ConcurrentLimit(),
                new Fault.CallRefused(403, "API_DISABLED_FOR_ORG", "API is not enabled"));

        assertThat(IntStream.range(0, 6)
                        .mapToObj(n -> client.post("/sobjects/Contact", LEE).error()))
                .satisfiesExactly(
                        e -> assertThat(e)
                                .isEqualTo("401 INVALID_SESSION_ID: This session is not valid for use with"
                                        + " the REST API"),
                        e -> assertThat(e).startsWith("503 SERVER_UNAVAILABLE: "),
                        e -> assertThat(e).startsWith("500 UNKNOWN_EXCEPTION: An unexpected error occurred."),
                        e -> assertThat(e).isEqualTo("403 REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded."),
                        e -> assertThat(e)
                                .isEqualTo("403 REQUEST_LIMIT_EXCEEDED: ConcurrentRequests (Concurrent API"
                                        + " Requests) Limit exceeded."),
                        e -> assertThat(e).isEqualTo("403 API_DISABLED_FOR_ORG: API is not enabled"));
        assertThat(salesforce.records("Contact")).isEmpty();
        assertThat(salesforce.faults().size()).isZero();
    }

    @Test
    void a_lost_answer_leaves_the_record_and_a_reset_does_not() {
        salesforce.next(new Fault.AnswerLost(), new Fault.ConnectionReset(), new Fault.EmptyAnswer());

        assertThatThrownBy(() -> client.tryToSend(post())).isInstanceOf(IOException.class);
        assertThat(salesforce.count("Contact")).isEqualTo(1);
        assertThatThrownBy(() -> client.tryToSend(post())).isInstanceOf(IOException.class);
        assertThat(salesforce.count("Contact")).isEqualTo(1);
        assertThat(client.send(post()).bytes()).isEmpty();
        assertThat(salesforce.count("Contact")).isEqualTo(2);
    }

    private HttpRequest.Builder post() {
        return client.request("/sobjects/Contact")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(LEE));
    }

    @Test
    void a_slow_answer_takes_its_time() {
        salesforce.next(new Fault.SlowAnswer(Duration.ofMillis(300)));

        var start = System.nanoTime();
        client.post("/sobjects/Contact", LEE);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(299));
    }

    @Test
    void an_answer_is_held_back_until_it_is_let_go_and_the_record_is_there_meanwhile() throws Exception {
        var letGo = new CountDownLatch(1);
        salesforce.next(new Fault.AnswerHeld(letGo));

        var answer = CompletableFuture.supplyAsync(() -> client.post("/sobjects/Contact", LEE));
        Until.itIs(() -> salesforce.count("Contact") == 1);

        assertThat(answer).isNotDone();
        assertThat(salesforce.requests().atOnce()).isEqualTo(1);
        letGo.countDown();
        assertThat(answer.get().status()).isEqualTo(201);
    }

    @Test
    void a_locked_row_is_refused_as_often_as_ordered_and_then_saved() {
        salesforce.next(new Fault.RowLocked(2), new Fault.RecordRefused("APEX_ERROR", "trigger", List.of()));

        var errors = IntStream.range(0, 4)
                .mapToObj(n -> client.patch("/sobjects/Contact/Ext__c/1", LEE))
                .map(reply -> reply.status() == 201 ? "saved" : reply.error())
                .toList();

        assertThat(errors)
                .containsExactly(
                        "400 UNABLE_TO_LOCK_ROW: unable to obtain exclusive access to this record",
                        "400 UNABLE_TO_LOCK_ROW: unable to obtain exclusive access to this record",
                        "400 APEX_ERROR: trigger",
                        "saved");
    }

    @Test
    void a_rate_of_locked_rows_is_met_record_by_record() {
        salesforce.rate(0.25, new Fault.RowLocked());
        var record = "{\"attributes\":{\"type\":\"Contact\"},\"LastName\":\"Lee\"}";

        client.post("/composite/sobjects", "{\"records\":[" + (record + ",").repeat(199) + record + "]}");

        assertThat(salesforce.count("Contact")).isBetween(120, 180);
    }

    @Test
    void every_third_call_fails_and_other_kinds_are_spared() {
        salesforce.every(3, new Fault.ServerUnavailable());

        assertThat(IntStream.range(0, 6)
                        .mapToObj(n -> client.post("/sobjects/Contact", LEE).status()))
                .containsExactly(201, 201, 503, 201, 201, 503);
        assertThat(client.get("/limits").status()).isEqualTo(200);
        client.signIn();
        assertThat(client.post("/sobjects/Contact", LEE).status()).isEqualTo(201);
    }

    @Test
    void a_fault_can_be_aimed_at_the_token_endpoint() {
        salesforce.faults().next(Kind.TOKEN, new Fault.LoginRefused("invalid_grant", "expired access/refresh token"));

        var refused = client.form("/services/oauth2/token", Map.of("grant_type", "refresh_token"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text())
                .isEqualTo("{\"error\":\"invalid_grant\",\"error_description\":\"expired access/refresh token\"}");
    }

    @Test
    void the_days_requests_are_counted_and_come_back_after_a_day() {
        assertThat(client.get("/limits").header("Sforce-Limit-Info")).isEqualTo("api-usage=1/60");
        IntStream.range(0, 59).forEach(n -> client.get("/limits"));

        var refused = client.get("/limits");
        salesforce.advance(Duration.ofHours(24));
        client.signIn();

        assertThat(refused.error()).isEqualTo("403 REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded.");
        assertThat(refused.header("Sforce-Limit-Info")).isEqualTo("api-usage=60/60");
        assertThat(client.get("/limits").header("Sforce-Limit-Info")).isEqualTo("api-usage=1/60");
    }

    @Test
    void a_session_ends_when_it_was_not_used_for_its_lifetime() {
        salesforce.advance(Duration.ofHours(3));

        assertThat(client.get("/limits").status()).isEqualTo(401);
    }

    @Test
    void requests_are_counted_by_kind() {
        client.post("/sobjects/Contact", LEE);
        client.query("SELECT Id FROM Contact");
        client.get("/nonsense");

        assertThat(salesforce.requests().counts())
                .containsEntry(Kind.SOBJECT, 1L)
                .containsEntry(Kind.QUERY, 1L)
                .containsEntry(Kind.TOKEN, 1L)
                .containsEntry(Kind.OTHER, 1L);
        assertThat(salesforce.requests().atOnceAtMost()).isEqualTo(1);
    }

    @Test
    void faults_are_ordered_by_a_line_of_text() {
        FaultText.order("unavailable:next=2", salesforce.faults());
        FaultText.order("row-locked:rate=100%:at=sobject", salesforce.faults());

        assertThat(IntStream.range(0, 3)
                        .mapToObj(n -> client.post("/sobjects/Contact", LEE).status()))
                .containsExactly(503, 503, 400);
        assertThat(FaultText.help()).hasSize(22).first().asString().startsWith("expired-session ");
        assertThatThrownBy(() -> FaultText.order("unavailble", salesforce.faults()))
                .hasMessageStartingWith("There is no fault 'unavailble'. There are expired-session, ");
        assertThatThrownBy(() -> FaultText.order("slow=2", salesforce.faults()))
                .hasMessage("'2' is no length of time. Write 150ms, 2s, 5m, 24h or 7d.");
        assertThatThrownBy(() -> FaultText.order("slow:rate=5", salesforce.faults()))
                .hasMessage("'5' is no rate. Write a percentage up to 100%, such as 5%.");
        assertThatThrownBy(() -> FaultText.order("slow:at=moon", salesforce.faults()))
                .hasMessageStartingWith("There is no kind of request 'moon'.");
        assertThatThrownBy(() -> FaultText.order("slow:soon", salesforce.faults()))
                .hasMessageStartingWith("'soon' says not when the fault comes.");
    }

    @ParameterizedTest
    @CsvSource({
        "API_DISABLED_FOR_ORG, 403",
        "INSUFFICIENT_ACCESS, 403",
        "INSUFFICIENT_ACCESS_OR_READONLY, 403",
        "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY, 400",
        "FUNCTIONALITY_NOT_ENABLED, 403",
        "API_CURRENTLY_DISABLED, 403",
        "OPERATION_TOO_LARGE, 403",
        "REQUEST_LIMIT_EXCEEDED, 403",
        "QUERY_TIMEOUT, 400",
        "STORAGE_LIMIT_EXCEEDED, 400",
        "LIMIT_EXCEEDED, 400",
        "TXN_SECURITY_METERING_ERROR, 400",
        "CONFLICT, 409",
        "PRECONDITION_REQUIRED, 428"
    })
    void a_refusal_of_a_call_has_the_status_that_the_contract_gives_its_code(String code, int status) {
        FaultText.order("call-refused=" + code, salesforce.faults());

        assertThat(client.post("/sobjects/Contact", LEE).error()).startsWith(status + " " + code + ": ");
    }

    @ParameterizedTest
    @CsvSource({"CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "CANNOT_EXECUTE_FLOW_TRIGGER", "APEX_ERROR"})
    void a_record_is_refused_as_by_a_trigger_or_a_flow(String code) {
        FaultText.order("record-refused=" + code, salesforce.faults());

        assertThat(client.post("/sobjects/Contact", LEE).error()).startsWith("400 " + code + ": ");
    }

    @Test
    void a_session_that_no_refresh_cures_is_refused_with_the_text_ordered() {
        FaultText.order("unusable-session=Connected app is not attached to Agent", salesforce.faults());

        assertThat(client.post("/sobjects/Contact", LEE).error())
                .isEqualTo("401 INVALID_SESSION_ID: Connected app is not attached to Agent");
    }

    @Test
    void the_same_seed_hits_the_same_requests_whatever_else_is_ordered() {
        var alone = new Faults(7);
        FaultText.order("unavailable:rate=20%", alone);
        var beside = new Faults(7);
        FaultText.order("unavailable:rate=20%", beside);
        FaultText.order("answer-lost:rate=5%", beside);

        assertThat(IntStream.range(0, 200)
                        .map(n -> beside.forCall(Kind.COLLECTIONS).contains(new Fault.ServerUnavailable()) ? n : -1)
                        .toArray())
                .isEqualTo(IntStream.range(0, 200)
                        .map(n -> alone.forCall(Kind.COLLECTIONS).isEmpty() ? -1 : n)
                        .toArray());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            invalid_grant       | authentication failure - Invalid Password
            invalid_grant       | ip restricted
            invalid_grant       | inactive or locked user
            invalid_grant       | inactive organization
            rate_limit_exceeded | login rate exceeded
            unknown_error       | retry your request
            """)
    void a_refusal_to_sign_in_is_ordered_with_its_error_and_its_words(String error, String words) {
        FaultText.order("login-refused=" + error + "," + words, salesforce.faults());

        var refused = client.form("/services/oauth2/token", Map.of("grant_type", "client_credentials"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).isEqualTo("{\"error\":\"" + error + "\",\"error_description\":\"" + words + "\"}");
    }

    @ParameterizedTest
    @CsvSource({"edge-420, 420", "edge-502, 502", "maintenance, 503"})
    void the_edge_and_maintenance_answer_with_a_page(String fault, int status) {
        FaultText.order(fault, salesforce.faults());

        var answer = client.query("SELECT Id FROM Contact");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
    }
}
