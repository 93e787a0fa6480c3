package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dead letters of messages, by the commands that those of files have. */
class QueueReplayTest {

    @TempDir
    private Path folder;

    @Test
    void dead_letters_of_messages_are_listed_replayed_and_discarded_and_the_status_tells_of_the_queue()
            throws Exception {
        try (var journey =
                        new Journey(folder).flow("people", QueueFlowTest.FLOW).start();
                var postbox = journey.postbox()) {
            Journey.signInFile(folder, journey.salesforce);
            var id = postbox.send(
                    "crm.people",
                    session -> session.createTextMessage("[{\"id\": \"1\"}, {\"id\": \"2\", \"name\": \"Ada\"}]"));
            journey.nextReport();

            assertThat(saddlebag("dead-letters"))
                    .contains("people", "REQUIRED_FIELD_MISSING", "crm.people#" + id + ":1");
            assertThat(saddlebag("status")).contains("people", "crm-people-", "2 rows", "1 created, 1 dead letter");
            assertThat(Files.readString(deadLetterFile()))
                    .contains("\"error\":\"REQUIRED_FIELD_MISSING\"")
                    .contains("\"id\":\"1\"");

            assertThat(saddlebag("replay", "people")).contains("1");
            assertThat(journey.deadLetters()).singleElement().satisfies(dead -> assertThat(dead.attempts())
                    .isEqualTo(2));
            assertThat(postbox.in("crm.people.dlq")).hasSize(1);
            saddlebag("discard", "people", "--yes");
            assertThat(journey.deadLetters()).isEmpty();
        }
    }

    private Path deadLetterFile() throws IOException {
        try (var files = Files.list(folder.resolve("dead-letter/people"))) {
            return files.findFirst().orElseThrow();
        }
    }

    private String saddlebag(String... words) {
        var commands = new Commands();
        commands.in(folder, words);
        return commands.out().toString() + commands.err();
    }
}
