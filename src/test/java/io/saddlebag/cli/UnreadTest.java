package io.saddlebag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Commands;
import io.saddlebag.FlowText;
import io.saddlebag.OwnSettings;
import io.saddlebag.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that nothing reads: each command that looks at a home tells of them. */
class UnreadTest {

    private static final String FLOW = FlowText.people().mapping(FlowText.PEOPLE);

    @TempDir
    private Path home;

    private Simulator salesforce;

    @BeforeEach
    void start() throws IOException {
        salesforce = Simulator.start();
        OwnSettings.write(
                home,
                List.of(
                        "camel.component.salesforce.login-url = " + salesforce.url(),
                        "camel.component.salesforce.client-id = saddlebag",
                        "camel.component.salesforce.client-secret = saddlebag-secret"));
    }

    @AfterEach
    void stop() {
        salesforce.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "people.yaml",
                "people.yml",
                "people.camel.yml",
                "people.camel.yaml.txt",
                "people.Camel.YAML",
                "people",
                "people.txt"
            })
    void a_flow_under_a_name_that_is_not_read_is_told_with_the_right_one(String name) throws IOException {
        write("routes/" + name, FLOW);
        write("routes/others.camel.yaml", FLOW.replace("people", "others"));
        var told = "routes/" + name + ": the file is not read, because its name does not end with .camel.yaml."
                + " Rename it to people.camel.yaml.";

        assertTold(told, 2);
    }

    @Test
    void a_second_copy_of_a_flow_under_another_name_is_told_as_one() throws IOException {
        write("routes/people.camel.yaml", FLOW);
        write("routes/people.yaml", FLOW);

        assertTold(
                "routes/people.yaml: the file is not read, because its name does not end with .camel.yaml."
                        + " Move it elsewhere: people.camel.yaml is there, too.",
                2);
    }

    @ParameterizedTest
    @CsvSource({
        "compose.yaml,services: {db: {}}",
        "people.camel.yaml.bak,",
        "people.camel.yaml~,",
        "people.disabled,",
        "README.md,# Hello",
        "notes,hello",
        "empty.yaml,''"
    })
    void what_holds_no_routes_or_was_put_aside_is_left_alone(String name, String text) throws IOException {
        write("routes/people.camel.yaml", FLOW);
        write("routes/" + name, text == null ? FLOW : text);

        assertThat(run("check")).isEqualTo("0 Nothing is wrong with the settings and 1 flow.\n");
        assertThat(run("run", "--once")).startsWith("0 ");
        assertThat(run("status")).startsWith("0 ");
    }

    @Test
    void a_routes_folder_without_a_flow_is_told() throws IOException {
        Files.createDirectories(home.resolve("routes"));
        var told =
                "routes: the folder holds no flow. Put a file such as contacts.camel.yaml into it, or remove the folder to"
                        + " run the shipped flows.";

        assertTold(told, 2);
        Files.copy(Path.of("routes/dead-letter.camel.yaml"), home.resolve("routes/dead-letter.camel.yaml"));
        assertTold(told, 2);
    }

    @Test
    void an_inbox_that_no_flow_reads_is_told_with_the_nearest_one_and_the_others_are_loaded() throws IOException {
        write("routes/people.camel.yaml", FLOW);
        write("inbox/peple/a.csv", "id,name\n1,Lee\n");
        write("inbox/people/b.csv", "id,name\n2,Roe\n");

        assertTold("inbox/peple: no flow reads this inbox, and 1 file waits in it. Did you mean inbox/people?", 1);
        assertThat(salesforce.records("Contact"))
                .extracting(contact -> contact.get("LastName"))
                .containsExactly("Roe");
    }

    @Test
    void an_inbox_without_a_name_near_one_and_a_file_in_no_inbox_are_told() throws IOException {
        write("routes/people.camel.yaml", FLOW);
        write("inbox/invoices/a.csv", "id\n1\n");
        write("inbox/b.csv", "id\n1\n");
        Files.createDirectories(home.resolve("inbox/People"));

        assertTold(
                "inbox/invoices: no flow reads this inbox, and 1 file waits in it. Add a flow with routeId: invoices.",
                1);
        assertTold("inbox/b.csv: the file lies in the inbox of no flow. Move it to inbox/people.", 1);
        assertTold("inbox/People: no flow reads this inbox. Did you mean inbox/people? Else remove the folder.", 1);
    }

    @Test
    void empty_inboxes_of_the_shipped_flows_are_no_matter() throws IOException {
        write("routes/people.camel.yaml", FLOW);
        Files.createDirectories(home.resolve("inbox/contacts"));
        Files.createDirectories(home.resolve("inbox/.cache"));

        assertThat(run("status")).startsWith("0 ");
        write("inbox/contacts/a.csv", "id\n1\n");

        assertTold(
                "inbox/contacts: no flow reads this inbox, and 1 file waits in it. Add a flow with routeId: contacts.",
                1);
    }

    @Test
    void an_inbox_that_a_route_of_the_users_own_reads_is_read_and_a_comment_reads_none() throws IOException {
        write("routes/people.camel.yaml", "# not inbox/notes\n" + FLOW);
        write("routes/own.camel.yaml", """
                - route:
                    from:
                      uri: file
                      parameters: {directoryName: "{{saddlebag.home}}/inbox/mine", noop: true, autoCreate: false}
                      steps: [{log: "${body}"}]
                """);
        Files.createDirectories(home.resolve("inbox/mine"));

        assertThat(run("check")).startsWith("0 ");
        write("inbox/notes/a.csv", "id\n");
        assertThat(run("check")).contains("inbox/notes: no flow reads this inbox, and 1 file waits in it.");
    }

    @Test
    void an_inbox_named_as_the_flow_of_a_queue_is_told_as_that() throws IOException {
        write("routes/people.camel.yaml", FLOW);
        write(
                "routes/orders.camel.yaml",
                FlowText.queue("orders", "crm.orders", "Contact")
                        .with("key", "Customer_No__c")
                        .mapping(FlowText.PEOPLE));
        write("inbox/orders/a.csv", "id\n");

        assertThat(run("check")).contains("The flow orders reads a queue: move the files to another inbox.");
    }

    @Test
    void a_flow_that_is_wrong_is_told_and_its_inbox_is_not() throws IOException {
        write("routes/people.camel.yaml", FLOW.replace("Contact", ""));
        write("inbox/people/b.csv", "id,name\n2,Roe\n");

        assertThat(run("check")).startsWith("1 ").doesNotContain("inbox/people");
    }

    /** @param ofRun the exit code of run: 2 where nothing can start */
    private void assertTold(String sentence, int ofRun) {
        assertThat(run("check")).startsWith("1 ").contains(sentence);
        assertThat(run("run", "--once")).startsWith(ofRun + " ").contains(ofRun == 2 ? sentence : "");
        assertThat(run("status")).startsWith("1 ").contains(sentence);
        assertThat(run("status", "--json"))
                .startsWith("1 ")
                .contains("\"problems\":[")
                .contains(sentence);
    }

    /** The exit code and all that was printed. */
    private String run(String... words) {
        var commands = new Commands();
        return commands.in(home, words) + " " + commands.out() + commands.err();
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(home.resolve(file).getParent());
        Files.writeString(home.resolve(file), text);
    }
}
