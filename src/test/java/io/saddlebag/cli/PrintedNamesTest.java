package io.saddlebag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.saddlebag.Commands;
import io.saddlebag.FlowText;
import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.faults.FaultText;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What strangers wrote, in names of files and columns, in values and in answers, is shown and does nothing else. */
class PrintedNamesTest {

    /** Clears the screen, sets the title of the window, rings, turns the text, begins a line, hides. */
    private static final String NASTY =
            "\u001b[2J\u001b]0;x\u0007\u009b31m\u202efdp.\u2066\u007f\u2028\udb40\udc41\ufeffx";

    private static final String SHOWN =
            "\\u001b[2J\\u001b]0;x\\u0007\\u009b31m\\u202efdp.\\u2066\\u007f\\u2028\\udb40\\udc41\\ufeffx";

    private static final String NAME = "a\u202e\u2066\udb40\udc41b.csv";

    @TempDir
    private Path home;

    private final Commands commands = new Commands();
    private Simulator salesforce;

    @BeforeEach
    void load() throws Exception {
        salesforce = Simulator.start(Settings.defaults());
        Files.writeString(home.resolve("application.properties"), """
                camel.component.salesforce.login-url = %s
                camel.component.salesforce.client-id = saddlebag
                camel.component.salesforce.client-secret = saddlebag-secret
                """.formatted(salesforce.url()));
        FlowText.people().in(home, FlowText.PEOPLE + "Birthdate = date(.\"born x\")\n");
        var inbox = Files.createDirectories(home.resolve("inbox/people"));
        Files.writeString(
                inbox.resolve(NAME), "id,name,born x\nP1,\"" + NASTY + "\nnext\",\"" + NASTY + "\nERROR forged\"\n");
        Files.writeString(inbox.resolve("c.csv"), "id,name," + NASTY + "\nP1,x,y\n");
        Files.writeString(inbox.resolve("d.csv"), "id,name,born x\nP2,x,2000-01-01\n");
        FaultText.order(
                "record-refused=" + "FIELD_CUSTOM_VALIDATION_EXCEPTION," + NASTY + "\nERROR forged",
                salesforce.faults());
    }

    @AfterEach
    void stop() {
        salesforce.close();
    }

    @Test
    void no_name_no_value_and_no_answer_reaches_the_terminal_raw() throws Exception {
        commands.in(home, "run", "--once");
        commands.in(home, "status");
        commands.in(home, "dead-letters");
        commands.in(home, "dead-letters", "--id", NASTY);
        commands.in(home, "discard", NASTY);
        commands.in(home, "check", NASTY + "\nERROR forged");
        commands.run(
                "simulate", "--port", "0", "--seed", home.resolve("no\u202e").toString());

        var printed = commands.out() + "\n" + commands.err();
        assertThat(printed.lines()).noneMatch(line -> line.startsWith("ERROR forged") || line.equals("next"));
        assertThat(printed.codePoints()).noneMatch(point -> point != '\n' && isUnseen(point));
        assertThat(printed)
                .contains("a\\u202e\\u2066\\udb40\\udc41b.csv", SHOWN + "\\nERROR forged", "There is no file")
                .contains("done/people/d.csv:2                           " + SHOWN);
        try (Stream<Path> reasons = Files.list(home.resolve("rejected/people"))) {
            assertThat(reasons.filter(file -> file.toString().endsWith(".txt")).toList())
                    .singleElement()
                    .satisfies(file -> assertThat(Files.readString(file).codePoints())
                            .noneMatch(point -> point != '\n' && isUnseen(point)));
        }
    }

    @Test
    void json_says_the_same_with_escapes() throws Exception {
        commands.in(home, "run", "--once");
        commands.forget();

        commands.in(home, "status", "--json");

        var json = commands.out().toString();
        assertThat(json.strip().codePoints()).noneMatch(PrintedNamesTest::isUnseen);
        assertThat(new ObjectMapper().readTree(json).path("files").findValuesAsText("name"))
                .contains(NAME);
    }

    @Test
    void the_help_keeps_its_lines_and_its_colours() {
        var coloured = SaddlebagCommand.commandLine()
                .setColorScheme(picocli.CommandLine.Help.defaultColorScheme(picocli.CommandLine.Help.Ansi.ON));
        coloured.setOut(new PrintWriter(commands.out(), true)).execute("status", "--help");

        assertThat(commands.out().toString()).contains("\u001b[1m").hasLineCount(11);
    }

    private static boolean isUnseen(int point) {
        return Character.isISOControl(point)
                || Character.getType(point) == Character.FORMAT
                || Character.getType(point) == Character.SURROGATE
                || point == 0x2028
                || point == 0x2029;
    }
}
