package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No error of the contract is forgotten: each is shown by a test, or told as not done in the README. */
class ContractErrorsTest {

    private static final Path TESTS = Path.of("src/test/java/io/saddlebag/simulator");

    /** @param shownBy {@code Test#method}, or README */
    private record ContractError(String status, String text, String shownBy) {

        static ContractError of(String line) {
            var cells = List.of(line.split("\\|")).stream().map(String::strip).toList();
            return new ContractError(cells.get(0), cells.get(1), cells.get(2));
        }

        boolean isNotDone() {
            return shownBy.equals("README");
        }

        String testName() {
            return shownBy.substring(shownBy.indexOf('#') + 1);
        }

        Path file() {
            return TESTS.resolve(shownBy.substring(0, shownBy.indexOf('#')).replace('.', '/') + ".java");
        }
    }

    static Stream<ContractError> errors() throws IOException {
        try (var in = ContractErrorsTest.class.getResourceAsStream("contract-errors.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.startsWith("#")).map(ContractError::of).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("errors")
    void each_is_shown_by_a_test_or_told_as_not_done(ContractError error) throws IOException {
        var text = Files.readString(error.isNotDone() ? Path.of("README.md") : error.file());

        assertThat(text).contains(error.text());
        if (!error.isNotDone()) {
            assertThat(text)
                    .containsPattern(
                            Pattern.compile("(@Test|@ParameterizedTest)(?:(?!@Test|@ParameterizedTest)[\\s\\S])*?"
                                    + " void " + error.testName() + "\\("));
        }
    }
}
