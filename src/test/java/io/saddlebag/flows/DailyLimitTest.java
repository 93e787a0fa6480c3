package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Commands;
import io.saddlebag.ledger.Counts;
import io.saddlebag.salesforce.Trouble;
import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DailyLimitTest {

    private static final int ROWS = 5_000;

    /** One for describe, and fifteen for 3,000 rows. */
    private static final Settings LIMITED = Settings.defaults().withDailyApiLimit(16);

    private static final Duration A_DAY = Duration.ofHours(24).plusMinutes(1);

    @TempDir
    private Path home;

    @Test
    void a_day_without_api_requests_pauses_the_flow_and_loses_no_row() throws Exception {
        try (var journey = new Journey(home, LIMITED)
                .with("saddlebag.pause", "300ms")
                .with("saddlebag.calls-in-flight", "1")
                .start()) {
            var begun = Instant.now();
            var report = journey.receives("contacts", "c.csv", text());

            assertThat(report.trouble()).get().extracting(Trouble::kind).isEqualTo(Trouble.Kind.LIMIT);
            assertThat(report.counts()).isEqualTo(new Counts(3_000, 0, 0, 0));
            assertThat(journey.salesforce.count("Contact")).isEqualTo(3_000);
            assertThat(journey.pauses()).singleElement().satisfies(pause -> {
                assertThat(pause.reason()).contains("no API requests left").contains("TotalRequests");
                assertThat(pause.until().get()).isAfter(begun);
            });

            journey.salesforce.advance(A_DAY);
            while (report.trouble().isPresent()) {
                report = journey.nextReport();
            }

            assertThat(report.counts()).isEqualTo(new Counts(ROWS, 0, 0, 0));
            assertThat(journey.results(report)).hasSize(ROWS + 1);
            assertThat(journey.deadLetters()).isEmpty();
            journey.awaitPauses(0);
            assertAllThereOnce(journey.salesforce);
        }
    }

    @Test
    void a_single_run_ends_with_3_and_the_next_one_goes_on_where_it_was() throws Exception {
        try (var salesforce = Simulator.start(LIMITED)) {
            Journey.signInFile(home, salesforce, "saddlebag.calls-in-flight = 1");
            Files.writeString(
                    Files.createDirectories(home.resolve("inbox/contacts")).resolve("c.csv"), text());

            var out = new Commands();
            assertThat(runOnce(out)).isEqualTo(3);
            assertThat(out.out().toString()).contains("waits in the inbox: ").contains("3,000 rows");
            assertThat(home.resolve("inbox/contacts/c.csv")).exists();

            salesforce.advance(A_DAY);
            assertThat(runOnce(new Commands())).isZero();

            assertThat(home.resolve("done/contacts/c.csv")).exists();
            assertAllThereOnce(salesforce);
        }
    }

    private static void assertAllThereOnce(Simulator salesforce) {
        assertThat(salesforce.writes("Contact"))
                .hasSize(ROWS)
                .extracting(write -> write.values().get("Customer_No__c"))
                .doesNotHaveDuplicates();
    }

    private int runOnce(Commands saddlebag) {
        return saddlebag.in(home, "run", "--once");
    }

    private static String text() {
        return IntStream.range(0, ROWS)
                .mapToObj(i -> "C-" + i + ",Ada,Name" + i + ",,,,,\n")
                .collect(Collectors.joining("", "id,First Name,Last Name,email,phone,birthdate,source,account\n", ""));
    }
}
