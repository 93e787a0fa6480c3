package io.saddlebag.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeadLetterLogTest {

    private final DeadLetterLog log = new DeadLetterLog();

    @Test
    void ten_have_a_line_each_and_the_others_are_counted_by_code_the_most_frequent_first() {
        assertThat(IntStream.range(0, 10)).allMatch(i -> log.add("A"));
        IntStream.range(0, 3).forEach(i -> assertThat(log.add("B")).isFalse());
        IntStream.range(0, 2_000).forEach(i -> assertThat(log.add("C")).isFalse());

        assertThat(log.rest()).contains("2,003 more: C × 2,000, B × 3");
        assertThat(log.rest()).isEmpty();
    }

    @Test
    void after_the_sum_the_next_have_a_line_each_again() {
        IntStream.range(0, 12).forEach(i -> log.add("A"));
        log.rest();

        assertThat(log.add("A")).isTrue();
        assertThat(log.rest()).isEmpty();
    }
}
