package io.saddlebag.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saddlebag.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreatedSearchTest {

    private static final String NEXT = "/services/data/v66.0/query/01gRO0000016PIAYA2-2000";

    private final ObjectMapper json = new ObjectMapper();
    private final MovableClock clock = MovableClock.at("2026-11-23T10:00:00Z");

    @Test
    void a_next_page_of_the_same_host_is_asked() {
        var search = search();
        search.next();

        search.settle(page(NEXT));

        assertThat(search.route()).isEqualTo("lookup-more");
        assertThat(search.next()).isEqualTo(NEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@evil.test" + NEXT, ".evil.test" + NEXT, "//evil.test" + NEXT, "https://evil.test" + NEXT})
    void a_next_page_elsewhere_is_not_asked_and_the_search_begins_anew(String elsewhere) {
        var search = search();
        search.next();

        search.settle(page(elsewhere));

        assertThat(search.open()).isTrue();
        assertThat(search.pause()).isPositive();
        assertThat(search.route()).isEqualTo("search");
        assertThat(search.next()).startsWith("SELECT Id, CreatedDate, name FROM Thing");
    }

    private CreatedSearch search() {
        var policy = new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofMinutes(5), 3);
        var terms = new DeliveryTerms(
                () -> Optional.of("0055e000000001AAAQ"),
                policy,
                new RetryAfter(clock),
                new ParentTurns(),
                clock,
                clock,
                new Random(7));
        var call = new InterruptedCall(
                clock.instant(), "0055e000000001AAAQ", Map.of(1L, new SObjectRecord(Map.of("Name", "Ada"))));
        return new CreatedSearch(describe(), List.of(call), Duration.ofMinutes(10), terms, new NothingKnown());
    }

    private ObjectDescribe describe() {
        return ObjectDescribe.read(json.valueToTree(Map.of(
                        "name", "Thing", "fields", List.of(Map.of("name", "Name", "type", "string", "label", "Name")))))
                .orElseThrow();
    }

    private JsonNode page(String next) {
        return json.valueToTree(Map.of("done", false, "records", List.of(), "nextRecordsUrl", next));
    }

    private record NothingKnown() implements LedgerOfCalls {
        @Override
        public Set<String> madeSince(Instant time) {
            return Set.of();
        }

        @Override
        public Set<Instant> openCalls() {
            return Set.of();
        }
    }
}
