package io.saddlebag.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.util.List;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.dto.RestError;
import org.junit.jupiter.api.Test;

class AnswersTest {

    @Test
    void a_refusal_whose_reason_did_not_arrive_is_no_refusal_but_a_lost_answer() {
        var cutOff = new SalesforceException("Unexpected error {403:Forbidden}", 403, new EOFException());

        assertThat(Answers.toFailure(cutOff)).isInstanceOf(Answer.Lost.class);
    }

    @Test
    void a_server_that_is_away_says_enough_with_its_status() {
        var cutOff = new SalesforceException("Unexpected error {503:Unavailable}", 503, new EOFException());

        assertThat(Answers.toFailure(cutOff)).isEqualTo(new Answer.RefusedWhole(503, new ApiError("", "", List.of())));
    }

    @Test
    void a_refusal_with_its_reason_is_taken_at_its_word() {
        var limit = new RestError("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");

        assertThat(Answers.toFailure(new SalesforceException(List.of(limit), 403)))
                .isEqualTo(new Answer.RefusedWhole(
                        403, new ApiError("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", List.of())));
    }
}
