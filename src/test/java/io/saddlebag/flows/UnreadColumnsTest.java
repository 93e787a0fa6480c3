package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.saddlebag.FlowText;
import io.saddlebag.LogOf;
import io.saddlebag.flow.Inbox;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Columns and members that no expression reads, where the mapping does not take every field by its name. */
class UnreadColumnsTest {

    @TempDir
    private Path folder;

    @RegisterExtension
    private final LogOf log = new LogOf(Inbox.class);

    @Test
    void they_are_named_in_one_line_of_the_log_and_nowhere_else() throws Exception {
        var extra = IntStream.rangeClosed(1, 13).mapToObj(n -> "x" + n).collect(Collectors.joining(","));
        try (var journey = new Journey(folder)
                .flow("people", FlowText.people().mapping(FlowText.PEOPLE))
                .start()) {
            var csv = journey.receives("people", "a.csv", "id,name," + extra + "\n1,Lee" + ",".repeat(13) + "\n");
            var json = journey.receives(
                    "people",
                    "b.json",
                    "[{\"id\":\"2\",\"name\":\"Roe\",\"attributes\":{}},{\"id\":\"3\",\"fax\":1,\"name\":\"Poe\"}]");

            assertThat(csv.notices()).isEmpty();
            assertThat(csv.needsAPerson()).isFalse();
            assertThat(journey.results(csv)).hasSize(2);
            assertThat(json.notices()).isEmpty();
            assertThat(told())
                    .containsExactly(
                            "people: a.csv: the mapping does not read 'x1', 'x2', 'x3', 'x4', 'x5', 'x6', 'x7', 'x8', 'x9',"
                                    + " 'x10' and 3 more",
                            "people: b.json: the mapping does not read 'fax'");
        }
    }

    private List<String> told() {
        return log.messages(Level.INFO).stream()
                .filter(line -> line.contains("does not read"))
                .toList();
    }
}
