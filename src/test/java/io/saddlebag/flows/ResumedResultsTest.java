package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.FlowText;
import io.saddlebag.simulator.faults.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumedResultsTest {

    private static final int ROWS = 2_000;

    @TempDir
    private Path folder;

    /** As a load that an older version began, whose results were always delimited by commas. */
    @Test
    void a_load_that_goes_on_writes_its_results_with_the_delimiter_that_the_file_has() throws Exception {
        FlowText.people().in(folder, FlowText.PEOPLE);
        try (var journey = new Journey(folder)
                .with("saddlebag.retry-budget", "1ms")
                .with("saddlebag.pause", "1h")
                .start()) {
            journey.salesforce.faults().next(goesAwayAfter(3));
            var waits = journey.receives("people", "a.csv", rows());
            assertThat(waits.counts().created()).isPositive().isLessThan(ROWS);
            journey.stop();
            journey.salesforce.faults().clear();
            var results = waits.results().orElseThrow();
            var begun = Files.readString(results);
            assertThat(begun).contains(";id;name\n");
            Files.writeString(results, begun.replace(';', ','));

            var done = journey.start().nextReport();

            assertThat(done.counts().created()).isEqualTo(ROWS);
            assertThat(journey.results(done)).hasSize(ROWS + 1).allSatisfy(line -> assertThat(line)
                    .doesNotContain(";"));
        }
    }

    private static String rows() {
        return IntStream.rangeClosed(1, ROWS)
                .mapToObj(i -> "P" + i + ";Lee" + i + "\n")
                .collect(Collectors.joining("", "id;name\n", ""));
    }

    /** A fault that is none lets a call pass. */
    private static Fault[] goesAwayAfter(int calls) {
        return Stream.concat(
                        Stream.generate(() -> new Fault.SlowAnswer(Duration.ZERO))
                                .limit(calls),
                        Stream.generate(Fault.ConcurrentLimit::new).limit(60))
                .toArray(Fault[]::new);
    }
}
