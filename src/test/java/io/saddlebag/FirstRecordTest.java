package io.saddlebag;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.front.Versions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * "Your first record", step by step: the app and the record of Salesforce's integration guide, an org without a custom field, a
 * clean home, three variables, and no file edited. The program runs in processes of its own; only the person is played.
 */
class FirstRecordTest {

    private static final Path PAGE = Path.of("src/site/markdown/first-record.md");

    private static final String RECORD_OF_THE_GUIDE =
            "{\"FirstName\": \"Jane\", \"LastName\": \"Doe\", \"Email\": \"jane.doe@example.com\"}";

    @TempDir
    private Path folder;

    private Simulator org;
    private Path home;

    @BeforeEach
    void start() throws IOException {
        org = Simulator.start(Settings.defaults().withStock(true));
        home = Files.createDirectory(folder.resolve("home"));
    }

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void the_record_of_the_guide_becomes_a_contact_and_the_results_name_its_id() throws Exception {
        signIn(Map.of());

        var results = load(Map.of());

        assertThat(results).contains("," + idOfJane() + ",created,").contains("jane.doe@example.com");
    }

    @Test
    void it_does_so_with_the_api_version_of_the_guide_in_an_org_that_offers_no_newer() throws Exception {
        org.close();
        org = Simulator.start(Settings.defaults()
                .withStock(true)
                .withVersions(Versions.parse("31-57").orElseThrow()));
        signIn(Map.of("SALESFORCE_API_VERSION", "v57.0"));

        var results = load(Map.of("SALESFORCE_API_VERSION", "v57.0"));

        assertThat(results).contains("," + idOfJane() + ",created,");
    }

    @Test
    void the_page_shows_the_record_of_the_guide_byte_for_byte() throws IOException {
        assertThat(theOneOfThePage("```json\n(.*?)\n```")).isEqualTo(RECORD_OF_THE_GUIDE);
    }

    private String idOfJane() {
        var contacts = org.records("Contact");
        assertThat(contacts).singleElement().satisfies(jane -> assertThat(jane)
                .containsEntry("FirstName", "Jane")
                .containsEntry("LastName", "Doe")
                .containsEntry("Email", "jane.doe@example.com"));
        return contacts.get(0).get("Id").toString();
    }

    private void signIn(Map<String, String> more) throws Exception {
        var login = Child.start(saddlebag(more, "login", "--login-url", org.url(), "--no-browser"));
        Until.itIs(() -> !login.isAlive() || invitation().isPresent(), this::said);
        try (var keyboard = login.outputWriter()) {
            keyboard.write(SignInPage.allow(invitation().orElseThrow()) + "\n");
        }
        assertThat(login.waitFor()).as(said()).isZero();
    }

    /** Runs, drops the record of the page into the inbox that the page names, and gives the results. */
    private String load(Map<String, String> more) throws Exception {
        var run = Child.start(saddlebag(more, "run"));
        try {
            var inbox = home.resolve(theOneOfThePage("`(inbox/[a-z-]+)`"));
            Until.itIs(() -> !run.isAlive() || Files.isDirectory(inbox), this::said);
            var record = Files.writeString(folder.resolve("jane.json"), theOneOfThePage("```json\n(.*?)\n```"));
            Files.move(record, inbox.resolve("jane.json"), StandardCopyOption.ATOMIC_MOVE);
            Until.itIs(() -> !run.isAlive() || Files.exists(home.resolve("done/new-contacts/jane.json")), this::said);
        } finally {
            run.destroy();
            run.waitFor();
        }
        return results();
    }

    /** What the first group of the pattern takes, wherever in the page the pattern is found. */
    private static String theOneOfThePage(String pattern) throws IOException {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private ProcessBuilder saddlebag(Map<String, String> more, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", home.toString()));
        var builder = Child.java(List.of(), Main.class, all.toArray(String[]::new))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("SALESFORCE_CLIENT_ID", "guide");
        builder.environment().put("SALESFORCE_CLIENT_SECRET", "guide-secret");
        builder.environment().put("SALESFORCE_REDIRECT_URI", "https://yourapp.com/oauth/callback");
        builder.environment().putAll(more);
        return builder;
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"));
    }

    private String results() throws IOException {
        var results = home.resolve("results/new-contacts");
        if (!Files.isDirectory(results)) {
            return "";
        }
        try (Stream<Path> files = Files.list(results)) {
            var file = files.findFirst();
            return file.isPresent() ? Files.readString(file.get()) : "";
        }
    }

    private Optional<URI> invitation() throws IOException {
        return SignInPage.invitation(said());
    }
}
