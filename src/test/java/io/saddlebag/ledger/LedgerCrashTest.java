package io.saddlebag.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Child;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerCrashTest {

    private static final int KILLS = Integer.getInteger("ledger.kills", 20);

    /** As many as a child may settle before the kill reaches it, so that it never ends before. */
    private static final int CHUNKS_OF_A_LIFE = 150;

    private static final long CHUNKS = KILLS * (CHUNKS_OF_A_LIFE + 1L);

    @TempDir
    Path home;

    @TempDir
    Path temporary;

    @Test
    void after_many_kills_no_row_is_missing_and_none_stands_twice() throws Exception {
        var random = new Random(42);
        for (var kill = 0; kill < KILLS; kill++) {
            var child = start(CHUNKS_OF_A_LIFE);
            child.getInputStream().skipNBytes(1 + random.nextInt(12));
            child.destroyForcibly().waitFor();
            agree();
        }

        assertThat(start(Integer.MAX_VALUE).waitFor()).isZero();

        var rows = CHUNKS * SettlingUntilKilled.CHUNK;
        try (var ledger = Ledger.open(home, Books.CLOCK)) {
            var done = ledger.sources().find(1).orElseThrow();
            assertThat(done.state()).isEqualTo(SourceState.DONE);
            assertThat(done.counts()).isEqualTo(new Counts(rows - CHUNKS, 0, 0, CHUNKS));
            assertThat(rowsInResults(home.resolve(done.results().orElseThrow())))
                    .isEqualTo(LongStream.rangeClosed(1, rows).toArray());
            assertThat(ledger.deadLetters().list(DeadLetterFilter.UNSETTLED))
                    .extracting(dead -> dead.row().number())
                    .doesNotHaveDuplicates()
                    .hasSize((int) CHUNKS);
        }
        assertThat(temporary).isEmptyDirectory();
    }

    /** What the ledger calls settled is what stands in the results file, up to its length there. */
    private void agree() throws Exception {
        try (var ledger = Ledger.open(home, Books.CLOCK)) {
            var loading = ledger.sources().begin(Books.march(), Books.header());
            var settled = loading.settled().ranges().stream()
                    .flatMapToLong(range -> LongStream.rangeClosed(range.first(), range.last()))
                    .toArray();
            assertThat(rowsInResults(loading.results())).isEqualTo(settled);
            assertThat(loading.counts().total()).isEqualTo(settled.length);
        }
    }

    private static long[] rowsInResults(Path results) throws Exception {
        try (var lines = Files.lines(results)) {
            return lines.skip(1)
                    .mapToLong(line -> Long.parseLong(line.substring(0, line.indexOf(','))))
                    .sorted()
                    .toArray();
        }
    }

    private Process start(int most) throws Exception {
        return Child.start(Child.java(
                        List.of("-Xmx64m", "-Djava.io.tmpdir=" + temporary),
                        SettlingUntilKilled.class,
                        home.toString(),
                        Long.toString(CHUNKS),
                        Integer.toString(most))
                .redirectError(ProcessBuilder.Redirect.INHERIT));
    }
}
