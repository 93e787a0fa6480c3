package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Gateway;
import io.saddlebag.flow.FileReport;
import io.saddlebag.ledger.Counts;
import io.saddlebag.ledger.DeadLetter;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that no Salesforce gives on a good day: those of a proxy on the way, and its own with something missing. */
class StrangeAnswersTest {

    private static final String ONE = """
            id,First Name,Last Name,email,phone,birthdate,source,account
            C-1,Ada,Lovelace,,,,,
            """;

    private static final String TWO = ONE + "C-2,Grace,Hopper,,,,,\n";

    private static final String WRITE = "/composite/sobjects";
    private static final String PAGE = "<html><body>Sign in to the network</body></html>";

    @TempDir
    private Path folder;

    private Journey journey;
    private Gateway gateway;

    @BeforeEach
    void start() throws Exception {
        journey = new Journey(folder);
        gateway = new Gateway(journey.salesforce.url());
        journey.through(gateway).start();
    }

    @AfterEach
    void stop() {
        journey.close();
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 403, 404, 405, 407, 409, 502})
    void a_page_of_a_proxy_says_nothing_of_the_records_so_the_call_is_made_again(int status) throws Exception {
        gateway.answers(WRITE, status, "text/html", PAGE);
        gateway.answers(WRITE, status, "text/html", PAGE);
        gateway.answers(WRITE, status, "", "");

        var report = delivered(TWO);

        assertThat(report.counts()).isEqualTo(new Counts(2, 0, 0, 0));
        assertThat(gateway.isDone()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"later\"", "{}", "[null,null]", "[{},{}]", "[1,2]", "[]", "<html>"})
    void an_answer_that_does_not_tell_what_became_of_each_record_is_no_answer(String body) throws Exception {
        gateway.changes(WRITE, real -> new Gateway.Page(200, "application/json", body));

        assertThat(delivered(TWO).counts()).isEqualTo(new Counts(0, 2, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"later\"", "{}", "[]", "<html>"})
    void a_describe_that_is_none_is_asked_for_again(String body) throws Exception {
        gateway.answers("/describe", 200, "application/json", body);

        assertThat(delivered(TWO).counts()).isEqualTo(new Counts(2, 0, 0, 0));
        assertThat(gateway.isDone()).isTrue();
    }

    @Test
    void a_record_that_is_stored_counts_as_stored_though_the_answer_does_not_name_its_id() throws Exception {
        gateway.changes(
                WRITE,
                real -> new Gateway.Page(real.status(), real.type(), real.body().replaceAll("\"id\":\"\\w+\",", "")));

        var report = delivered(TWO);

        assertThat(report.counts()).isEqualTo(new Counts(2, 0, 0, 0));
        assertThat(journey.results(report).get(1)).startsWith("2,delivered,,created");
    }

    @Test
    void all_that_is_wrong_with_a_record_is_told_at_once() throws Exception {
        refuses(
                "{\"statusCode\":\"REQUIRED_FIELD_MISSING\",\"message\":\"Fill in Region.\",\"fields\":[\"Region__c\",null]},"
                        + "{\"statusCode\":\"FIELD_CUSTOM_VALIDATION_EXCEPTION\",\"message\":\"Too young.\",\"fields\":[],"
                        + "\"extendedErrorDetails\":[{\"extendedErrorCode\":\"AGE\"}]}");

        delivered(ONE);

        assertThat(journey.deadLetters())
                .singleElement()
                .extracting(DeadLetter::failure)
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo("REQUIRED_FIELD_MISSING");
                    assertThat(failure.message())
                            .isEqualTo("Fill in Region. Also FIELD_CUSTOM_VALIDATION_EXCEPTION: Too young.");
                });
    }

    @Test
    void a_record_that_is_refused_without_a_reason_is_a_dead_letter_that_says_so() throws Exception {
        refuses("");

        assertThat(delivered(ONE).counts()).isEqualTo(new Counts(0, 0, 0, 1));
        assertThat(journey.deadLetters())
                .singleElement()
                .extracting(DeadLetter::failure)
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo("REFUSED");
                    assertThat(failure.message()).isEqualTo("Salesforce refused the record and gave no reason.");
                });
    }

    @Test
    void a_call_that_is_too_large_for_a_proxy_is_halved() throws Exception {
        gateway.answers(WRITE, 413, "text/html", PAGE);
        gateway.answers(WRITE, 413, "text/html", PAGE);

        assertThat(delivered(TWO).counts()).isEqualTo(new Counts(1, 0, 0, 1));
        assertThat(journey.deadLetters())
                .singleElement()
                .extracting(DeadLetter::failure)
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo("HTTP_413");
                    assertThat(failure.message()).contains("HTTP status 413").contains("proxy");
                });
    }

    private void refuses(String errors) throws Exception {
        gateway.answers(WRITE, 200, "application/json", "[{\"success\":false,\"errors\":[" + errors + "]}]");
    }

    private FileReport delivered(String contacts) throws Exception {
        return journey.receives("contacts", "c.csv", contacts);
    }
}
