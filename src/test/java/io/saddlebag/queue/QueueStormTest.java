package io.saddlebag.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of both ends of the queue while calls are out. */
class QueueStormTest {

    @TempDir
    private Path folder;

    @Test
    void two_kills_of_saddlebag_and_one_of_the_broker_lose_no_message_and_settle_none_twice() throws Exception {
        try (var broker = new BrokerProcess(folder.resolve("broker"))) {
            check(new QueueStorm(folder, broker, 6_000, 2, 1, 5).rage());
        }
    }

    @Test
    @Tag("queues")
    void twenty_kills_of_saddlebag_and_five_of_artemis_lose_no_message_and_settle_none_twice() throws Exception {
        try (var broker = new ArtemisProcess(folder.resolve("artemis"))) {
            check(new QueueStorm(folder, broker, 50_000, 20, 5, 11).rage());
        }
    }

    private static void check(QueueStorm.Tally tally) {
        int bad = tally.bad();
        assertThat(tally.lost()).as("lost").isZero();
        assertThat(tally.duplicates()).as("settled twice").isZero();
        assertThat(tally.counts().total()).isEqualTo(tally.sent());
        assertThat(tally.counts().deadLetters()).isEqualTo(bad);
        assertThat(tally.deadLetters()).isEqualTo(bad);
        assertThat(tally.copies()).hasSize(bad).doesNotHaveDuplicates();
        assertThat(tally.inSalesforce()).isEqualTo(tally.sent() - bad);
    }
}
