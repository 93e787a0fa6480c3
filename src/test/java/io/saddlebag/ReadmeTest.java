package io.saddlebag;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.cli.SaddlebagCommand;
import io.saddlebag.flow.Flows;
import io.saddlebag.flow.Home;
import io.saddlebag.flow.RouteFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the README and the pages beside it show is what the program takes. */
class ReadmeTest {

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> every_yaml_block_is_a_flow() throws IOException {
        return blocks("yaml")
                .map(yaml ->
                        DynamicTest.dynamicTest(yaml.lines().findFirst().orElse(""), () -> assertThat(problems(yaml))
                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> every_command_is_one() throws IOException {
        return blocks("console")
                .flatMap(String::lines)
                .filter(line -> line.matches("\\$ (\\S*/)?saddlebag .*"))
                .map(line -> line.substring(line.indexOf("saddlebag ") + "saddlebag ".length()))
                .map(command -> DynamicTest.dynamicTest(command, () -> assertThat(SaddlebagCommand.commandLine()
                                .parseArgs(command.split(" "))
                                .errors())
                        .isEmpty()));
    }

    @Test
    void every_command_of_the_table_is_one_and_none_is_left_out() throws IOException {
        var named = Pattern.compile("^\\| `saddlebag ([a-z-]+)", Pattern.MULTILINE)
                .matcher(readme())
                .results()
                .map(found -> found.group(1))
                .toList();

        var commands = SaddlebagCommand.commandLine().getSubcommands().keySet().stream()
                .filter(command -> !command.equals("help"))
                .toList();
        assertThat(named).containsExactlyInAnyOrderElementsOf(commands);
    }

    @Test
    void the_contacts_flow_stands_there_as_it_ships() throws IOException {
        assertThat(readme()).contains(Files.readString(Path.of("routes/contacts.camel.yaml")));
    }

    private List<?> problems(String yaml) throws IOException {
        var routes = Files.createDirectories(folder.resolve("routes"));
        Files.writeString(routes.resolve("flow.camel.yaml"), yaml);
        return Flows.read(RouteFiles.of(routes, Path.of("routes")), new Home(folder))
                .problems();
    }

    private static Stream<String> blocks(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(readme() + pages())
                .results()
                .map(found -> found.group(1));
    }

    private static String pages() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/site/markdown"))) {
            var text = new StringBuilder();
            for (Path file : files.sorted().toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        }
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }
}
