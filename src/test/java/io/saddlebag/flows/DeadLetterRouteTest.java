package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a step that a user adds to the dead-letter route gets to see. */
class DeadLetterRouteTest {

    @TempDir
    private Path folder;

    @Test
    void it_sees_every_dead_letter_as_json() throws Exception {
        routes("leads");
        try (var journey = new Journey(folder).start()) {
            journey.receives(
                    "leads",
                    "leads.csv",
                    "id,first_name,last_name,company,email,phone,title,source,rating\n"
                            + "L-1,Ada,,Y,,,,,\nL-2,Grace,Hopper,,,,,,\nL-3,Alan,Turing,Y,,,,,\n");

            assertThat(journey.deadLetters()).hasSize(2);
            assertThat(seen()).hasSize(2).allSatisfy(dead -> assertThat(dead)
                    .contains("REQUIRED_FIELD_MISSING", "\"waits\":false"));
        }
    }

    @Test
    void of_a_row_that_waits_for_its_parent_it_sees_that() throws Exception {
        routes("contacts", "accounts");
        try (var journey = new Journey(folder).start()) {
            journey.receives(
                    "contacts",
                    "contacts.csv",
                    "id,First Name,Last Name,email,phone,birthdate,source,account\nC-1,Ada,Lovelace,,,,,A-1\n");

            assertThat(seen()).singleElement().satisfies(dead -> assertThat(dead)
                    .contains("INVALID_FIELD", "\"waits\":true"));
        }
    }

    @Test
    void the_first_dead_letters_of_a_file_have_a_line_each_in_the_log_and_the_others_one_together() throws Exception {
        var log = (Logger) LoggerFactory.getLogger("io.saddlebag");
        var warnings = new Warnings();
        warnings.start();
        log.addAppender(warnings);
        routes("leads");
        try (var journey = new Journey(folder).start()) {
            journey.receives(
                    "leads",
                    "leads.csv",
                    IntStream.range(0, 2_500)
                            .mapToObj(i -> "L-" + i + (i % 10 == 0 ? ",,Lovelace,,,,,," : ",Ada,,Y,,,,,"))
                            .collect(Collectors.joining(
                                    "\n", "id,first_name,last_name,company,email,phone,title,source,rating\n", "\n")));

            assertThat(journey.deadLetters()).hasSize(2_500);
            assertThat(warnings.told.stream().filter(line -> line.contains("to dead letter")))
                    .hasSize(10)
                    .allMatch(line -> line.matches("leads: leads\\.csv:\\d+ to dead letter: REQUIRED_FIELD_MISSING"));
            assertThat(warnings.told.stream().filter(line -> line.contains(" more: ")))
                    .containsExactly("leads: leads.csv: 2,490 more: REQUIRED_FIELD_MISSING × 2,490");
            assertThat(seen()).hasSize(2_500).allMatch(dead -> !dead.contains("logged"));
        } finally {
            log.detachAppender(warnings);
        }
    }

    /** Hears from many threads. */
    private static final class Warnings extends AppenderBase<ILoggingEvent> {
        private final Queue<String> told = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel() == Level.WARN) {
                told.add(event.getFormattedMessage());
            }
        }
    }

    private void routes(String... flows) throws IOException {
        var routes = Files.createDirectories(folder.resolve("routes"));
        var shipped = Files.readString(Path.of("routes/dead-letter.camel.yaml"));
        Files.writeString(
                routes.resolve("dead-letter.camel.yaml"),
                shipped.stripTrailing() + "\n        - to: \"file:" + folder.resolve("seen") + "\"\n");
        for (var flow : flows) {
            Files.copy(Path.of("routes", flow + ".camel.yaml"), routes.resolve(flow + ".camel.yaml"));
        }
    }

    private List<String> seen() throws IOException {
        try (var files = Files.list(folder.resolve("seen"))) {
            return files.map(DeadLetterRouteTest::read).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
