package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every folder in {@code src/test/resources/flows} is a test: what lies in its inbox goes in, what is expected must come of it. */
class FlowFoldersTest {

    private static final Path FOLDERS = Path.of("src/test/resources/flows");

    @TempDir
    private Path homes;

    @TestFactory
    Stream<DynamicTest> files_give_the_records_and_dead_letters_that_their_folder_expects() throws IOException {
        try (var folders = Files.list(FOLDERS)) {
            var cases = folders.sorted().map(FlowFolder::new).toList();
            assertThat(cases).isNotEmpty();
            return cases.stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> load(each)));
        }
    }

    private void load(FlowFolder folder) throws Exception {
        var home = Files.createDirectory(homes.resolve(folder.name()));
        folder.copyRoutesTo(home);
        try (var journey = new Journey(home).start()) {
            var rejected = new ArrayList<String>();
            for (Path file : folder.files()) {
                var flow = file.getParent().getFileName().toString();
                var report = journey.receives(flow, file.getFileName().toString(), Files.readAllBytes(file));
                assertThat(report.trouble()).isEmpty();
                report.rejected()
                        .map(reason -> reason.replace(Shipped.routes().toString(), "SHIPPED"))
                        .ifPresent(rejected::add);
            }

            for (String object : folder.objects()) {
                assertThat(folder.compared(object, journey.salesforce))
                        .as("records of %s", object)
                        .containsExactlyElementsOf(folder.expected(object));
            }
            assertThat(journey.deadLetterLines())
                    .as("dead letters")
                    .containsExactlyInAnyOrderElementsOf(folder.lines("dead-letters.txt"));
            assertThat(rejected).as("files set aside").isEqualTo(folder.lines("rejected.txt"));
        }
    }
}
