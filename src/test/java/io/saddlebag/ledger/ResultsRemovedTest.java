package io.saddlebag.ledger;

import static io.saddlebag.ledger.Books.CLOCK;
import static io.saddlebag.ledger.Books.created;
import static io.saddlebag.ledger.Books.header;
import static io.saddlebag.ledger.Books.march;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsRemovedTest {

    @TempDir
    private Path home;

    private Ledger ledger;
    private Loading loading;

    @BeforeEach
    void settle_half() {
        ledger = Ledger.open(home, CLOCK);
        loading = ledger.sources().begin(march(), header());
        ledger.sources().settle(created(loading, 1, 500));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void a_results_file_that_is_removed_during_a_load_is_there_again_with_all_of_its_lines() throws IOException {
        Files.delete(loading.results());

        settleTheRest();

        assertThatAllLinesAreThere();
    }

    @Test
    void so_is_one_whose_folder_is_removed() throws IOException {
        Files.delete(loading.results());
        Files.delete(loading.results().getParent());
        Files.delete(home.resolve("results"));

        settleTheRest();

        assertThatAllLinesAreThere();
    }

    @Test
    void one_that_is_removed_after_the_last_row_is_there_again_when_the_source_ends() throws IOException {
        ledger.sources().settle(created(loading, 501, 1_000));
        Files.delete(loading.results());

        ledger.sources().finish(loading.id(), 1_000);

        assertThatAllLinesAreThere();
    }

    @Test
    void what_stands_in_the_place_of_a_results_file_is_kept_under_another_name() throws IOException {
        Files.delete(loading.results());
        Files.writeString(loading.results(), "sorted by hand");

        settleTheRest();

        assertThatAllLinesAreThere();
        assertThat(loading.results().resolveSibling("march.results.edited.csv")).hasContent("sorted by hand");
    }

    @Test
    void a_results_file_that_is_shortened_keeps_its_other_lines_whole_and_is_named() throws IOException {
        Files.writeString(loading.results(), "");

        settleTheRest();

        assertThat(Files.readAllLines(loading.results()).stream().filter(line -> !line.isEmpty()))
                .hasSize(500);
        assertThat(ledger.leftFiles().list()).singleElement().satisfies(file -> {
            assertThat(file.flow()).isEqualTo("contacts");
            assertThat(file.reason())
                    .startsWith("results/contacts/march.results.csv was shortened by another program while it was"
                            + " written: ")
                    .endsWith(" bytes of its lines are lost. No row is sent again for it.");
        });
    }

    @Test
    void a_load_that_goes_on_in_the_same_process_goes_on_in_its_results_file_when_that_was_removed()
            throws IOException {
        Files.delete(loading.results());

        var again = ledger.sources().begin(march(), header());

        assertThat(again.notice()).isEmpty();
        assertThat(again.results()).isEqualTo(loading.results());
        assertThat(Files.readAllLines(loading.results())).hasSize(501);
    }

    private void settleTheRest() {
        ledger.sources().settle(created(loading, 501, 1_000));
        ledger.sources().finish(loading.id(), 1_000);
    }

    private void assertThatAllLinesAreThere() throws IOException {
        assertThat(Files.readAllLines(loading.results())).hasSize(1_001).doesNotHaveDuplicates();
        assertThat(ledger.leftFiles().list()).isEmpty();
    }
}
