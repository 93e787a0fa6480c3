package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.FlowText;
import io.saddlebag.ledger.Counts;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Homes whose path has characters with a meaning in the addresses of Camel. */
class HomePathTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"c++", "March, 2026", "Öl & Söhne #1 (neu) $x 100% *"})
    void a_home_works_under_a_path_with_signs_in_it(String name) throws Exception {
        var home = Files.createDirectory(folder.resolve(name));
        FlowText.people().in(home, FlowText.PEOPLE);
        try (var journey = new Journey(home)) {
            journey.start();

            var report = journey.receives("people", "a.csv", "id,name\nP1,Lee\n");

            assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 0));
        }
    }
}
