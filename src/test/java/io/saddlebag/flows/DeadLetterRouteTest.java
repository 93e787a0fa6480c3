package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterRouteTest {

    @TempDir
    private Path folder;

    @Test
    void a_step_that_a_user_adds_sees_every_dead_letter_as_json() throws Exception {
        var routes = Files.createDirectories(folder.resolve("routes"));
        var shipped = Files.readString(Path.of("routes/dead-letter.camel.yaml"));
        Files.writeString(
                routes.resolve("dead-letter.camel.yaml"),
                shipped.stripTrailing() + "\n        - to: \"file:" + folder.resolve("seen") + "\"\n");
        Files.copy(Path.of("routes/leads.camel.yaml"), routes.resolve("leads.camel.yaml"));
        try (var journey = new Journey(folder).start()) {
            journey.receives(
                    "leads",
                    "leads.csv",
                    "id,first_name,last_name,company,email,phone,title,source,rating\n"
                            + "L-1,Ada,,Y,,,,,\nL-2,Grace,Hopper,,,,,,\nL-3,Alan,Turing,Y,,,,,\n");

            assertThat(journey.deadLetters()).hasSize(2);
            try (var seen = Files.list(folder.resolve("seen"))) {
                assertThat(seen).hasSize(2).allSatisfy(file -> assertThat(file)
                        .content()
                        .contains("REQUIRED_FIELD_MISSING", "\"waits\":false"));
            }
        }
    }
}
