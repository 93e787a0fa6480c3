package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Commands;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceOfDeadLettersTest {

    private static final String HEADER = "id,First Name,Last Name,email,phone,birthdate,source,account\n";

    @TempDir
    private Path folder;

    @Test
    void a_dead_letter_points_to_where_its_file_is_now_and_is_chosen_by_that_or_by_the_name() throws Exception {
        try (var journey = new Journey(folder).start()) {
            journey.receives("contacts", "march.csv", HEADER + "C-1,Ada,Lovelace,,,,,\n");
            journey.receives("contacts", "march.csv", HEADER + "C-2,Grace,,,,,,\n");

            assertThat(saddlebag("dead-letters")).contains("done/contacts/march.2.csv:2");
            assertThat(saddlebag("replay", "--dry-run", "--file", "done/contacts/march.2.csv"))
                    .contains("1 dead letter");
            assertThat(saddlebag("replay", "--dry-run", "--file", "march.csv")).contains("1 dead letter");
        }
    }

    @Test
    void a_dead_letter_of_a_file_that_broke_off_points_to_where_it_was_set_aside() throws Exception {
        try (var journey = new Journey(folder).start()) {
            journey.receives("contacts", "march.csv", HEADER + "C-2,Grace,,,,,,\nC-3,\"Hopper,,,,,,\n");

            assertThat(saddlebag("dead-letters")).contains("rejected/contacts/march.csv:2");
        }
    }

    private String saddlebag(String... words) {
        var commands = new Commands();
        commands.in(folder, words);
        return commands.out().toString();
    }
}
