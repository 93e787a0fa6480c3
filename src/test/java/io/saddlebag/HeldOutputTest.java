package io.saddlebag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HeldOutputTest {

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final HeldOutput output = new HeldOutput(new PrintStream(console, true, StandardCharsets.UTF_8), true);
    private final PrintStream test = new PrintStream(output, true, StandardCharsets.UTF_8);

    @Test
    void a_test_that_passes_prints_nothing() {
        test.println("WARN a dead letter");

        output.drop();

        assertThat(shown()).isEmpty();
    }

    @Test
    void a_test_that_fails_prints_its_own_output_and_not_that_of_the_one_before() {
        test.println("of the test before");
        output.drop();
        test.println("WARN a dead letter");

        output.print("SomeTest", new AssertionError("not that"));

        assertThat(shown())
                .startsWith("---- SomeTest ----", "WARN a dead letter", "java.lang.AssertionError: not that")
                .endsWith("---- end of SomeTest ----");
    }

    @Test
    void of_a_flood_the_end_is_printed() {
        for (int line = 0; line < 300_000; line++) {
            test.println("a line of many: " + line);
        }

        output.print("SomeTest", new AssertionError("not that"));

        assertThat(shown()).hasSizeLessThan(300_000).contains("a line of many: 299999");
        assertThat(shown()[0]).isEqualTo("---- SomeTest (the end of what it printed) ----");
    }

    @Test
    void after_a_property_failed_its_report_is_printed_as_it_comes() {
        output.printAllFromNow();

        test.println("the shrunk sample");

        assertThat(shown()).containsExactly("the shrunk sample");
    }

    private String[] shown() {
        return console.toString(StandardCharsets.UTF_8).lines().toArray(String[]::new);
    }
}
