package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.saddlebag.FlowText;
import io.saddlebag.ledger.SourceState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A user adds a step that tells a webhook, not to notify but somewhere on a record's way, and the webhook answers 500. */
class AddedStepsTest {

    private static final String THREE_ROWS = "id,name\nC-1,Lovelace\nC-2,\nC-3,Hopper\n";

    @TempDir
    private Path folder;

    static Stream<Arguments> places() {
        return Stream.of(
                arguments("behind the delivery", "- to: direct:deliver\n"),
                arguments("behind the settling", "- to: direct:settle\n"),
                arguments("behind the end of the file", "- bean: {ref: inbox, method: close}\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void a_step_that_fails_on_the_way_of_a_file_sends_nothing_again_and_the_flow_goes_on(String where, String step)
            throws Exception {
        try (var webhook = new Webhook(Webhook.SERVER_ERROR)) {
            routes();
            var template = folder.resolve("routes/templates/inbox-to-salesforce.camel.yaml");
            var lines = Files.readString(template);
            var indent = lines.substring(lines.lastIndexOf('\n', lines.indexOf(step)) + 1, lines.indexOf(step));
            Files.writeString(
                    template,
                    lines.replace(
                            step,
                            step + indent + "- setBody: {constant: told}\n" + indent + "- to: \"" + webhook.url()
                                    + "\"\n"));

            loads(webhook);
        }
    }

    @Test
    void a_step_that_fails_behind_the_dead_letters_sends_nothing_again_and_the_flow_goes_on() throws Exception {
        try (var webhook = new Webhook(Webhook.SERVER_ERROR)) {
            routes();
            var route = folder.resolve("routes/dead-letter.camel.yaml");
            Files.writeString(
                    route, Files.readString(route).stripTrailing() + "\n        - to: \"" + webhook.url() + "\"\n");

            loads(webhook);
        }
    }

    private void loads(Webhook webhook) throws Exception {
        try (var journey = new Journey(folder).start()) {
            var first = journey.receives("people", "first.csv", THREE_ROWS);
            var second = journey.receives("people", "second.csv", THREE_ROWS.replace("C-", "D-"));

            assertThat(webhook.told()).isNotEmpty();
            assertThat(first.trouble()).isEmpty();
            assertThat(second.trouble()).isEmpty();
            assertThat(journey.pauses()).isEmpty();
            assertThat(journey.source("first.csv").state()).isEqualTo(SourceState.DONE);
            assertThat(journey.source("second.csv").state()).isEqualTo(SourceState.DONE);
            assertThat(journey.salesforce.writes("Contact")).hasSize(4);
            assertThat(journey.deadLetters()).hasSize(2);
        }
    }

    private void routes() throws IOException {
        FlowText.people().in(folder, FlowText.PEOPLE);
        var templates = Files.createDirectories(folder.resolve("routes/templates"));
        try (var shipped = Files.list(Path.of("routes/templates"))) {
            for (Path file : shipped.toList()) {
                Files.copy(file, templates.resolve(file.getFileName().toString()));
            }
        }
        Files.copy(Path.of("routes/dead-letter.camel.yaml"), folder.resolve("routes/dead-letter.camel.yaml"));
    }
}
