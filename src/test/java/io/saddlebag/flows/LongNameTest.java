package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.ledger.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** File systems allow names of 255 bytes; every name that is made from one must fit as well. */
class LongNameTest {

    private static final String HEADER = "id,First Name,Last Name,email,phone,birthdate,source,account\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "\uD83D\uDE00"})
    void a_file_whose_name_has_the_greatest_length_loads_and_keeps_results_and_dead_letters(String character)
            throws Exception {
        var name = character.repeat(251 / bytes(character)) + ".csv";
        try (var journey = new Journey(folder)) {
            journey.start();

            var report = journey.receives("contacts", name, HEADER + "C-1,Ada,Lovelace,,,,,\nC-2,Grace,,,,,,\n");

            assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 1));
            assertThat(journey.results(report)).hasSize(3);
            assertThat(folder.resolve("done/contacts").resolve(name)).exists();
            assertThat(names("dead-letter/contacts")).singleElement().satisfies(kept -> assertThat(kept)
                    .startsWith(character.repeat(40)));
        }
    }

    @Test
    void a_second_file_of_the_same_longest_name_overwrites_nothing() throws Exception {
        var name = "a".repeat(251) + ".csv";
        try (var journey = new Journey(folder)) {
            journey.start();
            journey.receives("contacts", name, HEADER + "C-1,Ada,Lovelace,,,,,\n");

            var report = journey.receives("contacts", name, HEADER + "C-1,Ada,Byron,,,,,\n");

            assertThat(report.counts()).isEqualTo(new Counts(0, 1, 0, 0));
            assertThat(names("done/contacts")).hasSize(2);
            assertThat(names("results/contacts")).hasSize(2);
        }
    }

    @Test
    void a_file_of_the_longest_name_that_breaks_off_is_set_aside_with_its_reason_and_its_rest() throws Exception {
        var name = "a".repeat(251) + ".csv";
        try (var journey = new Journey(folder)) {
            journey.start();

            var report =
                    journey.receives("contacts", name, HEADER + "C-1,Ada,Lovelace,,,,,\nC-2,\"Grace,Hopper,,,,,\n");

            assertThat(report.rejected()).isPresent();
            assertThat(names("rejected/contacts")).hasSize(3).anyMatch(each -> each.endsWith(".reason.txt"));
            assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 0));
        }
    }

    private List<String> names(String of) throws IOException {
        try (var files = Files.list(folder.resolve(of))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static int bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }
}
