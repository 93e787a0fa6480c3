package io.saddlebag.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at random moments, with calls out that take 100 ms, 5 % of them refused with 503, 1 % of the answers lost,
 * 2 % of the records locked and 1 % of the rows bad.
 */
class CrashStormTest {

    @TempDir
    private Path home;

    @Test
    void five_kills_lose_no_row_and_make_none_twice() throws Exception {
        var tally = new Storm(home, 5, 2, 1_000, 400, 7).rage();

        assertThat(tally.kills).isEqualTo(5);
        assertThat(tally.duplicates).isZero();
        assertThat(tally.lost).isZero();
    }

    @Test
    @Tag("storm")
    void twenty_kills_lose_no_row_and_make_none_twice() throws Exception {
        var tally = new Storm(home, 20, 7, 2_000, 400, 7).rage();

        assertThat(tally.kills).isEqualTo(20);
        assertThat(tally.duplicates).isZero();
        assertThat(tally.lost).isZero();
    }

    @Test
    @Tag("storm")
    void three_hundred_kills_lose_no_row_and_make_none_twice() throws Exception {
        var tally = new Storm(home, 300, 20, 50_000, 1_500, 11).rage();

        assertThat(tally.kills).isEqualTo(300);
        assertThat(tally.duplicates).isZero();
        assertThat(tally.lost).isZero();
    }
}
