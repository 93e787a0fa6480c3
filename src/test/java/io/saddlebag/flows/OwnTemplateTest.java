package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.ledger.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home with templates of its own, copied when Camel still moved the files. */
class OwnTemplateTest {

    private static final String FILE =
            "id,First Name,Last Name,email,phone,birthdate,source,account\nC-1,Ada,Lovelace,,,,,\n";

    @TempDir
    private Path folder;

    @Test
    void a_file_that_camel_moves_ends_as_others_do() throws Exception {
        copyOfTheRoutes();
        try (var journey = new Journey(folder).start()) {
            var report = journey.receives("contacts", "march.csv", FILE);

            assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 0));
            assertThat(folder.resolve("done/contacts/march.csv")).hasContent(FILE);
            assertThat(folder.resolve("inbox/contacts")).isEmptyDirectory();
            assertThat(journey.source("march.csv").path()).isEqualTo("done/contacts/march.csv");
        }
    }

    private void copyOfTheRoutes() throws IOException {
        var routes = Path.of("routes");
        try (Stream<Path> files = Files.walk(routes)) {
            for (Path file : files.filter(each -> !each.startsWith(routes.resolve("examples")))
                    .toList()) {
                Files.copy(file, folder.resolve("routes").resolve(routes.relativize(file)));
            }
        }
        var template = folder.resolve("routes/templates/inbox-to-salesforce.camel.yaml");
        var text = Files.readString(template);
        var old = text.replaceFirst(
                "        noop: true\n        idempotent: false\n",
                "        move: \"\\${exchangeProperty.load.destination}\"\n");
        assertThat(old).isNotEqualTo(text);
        Files.writeString(template, old);
    }
}
