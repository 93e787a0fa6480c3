package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Commands;
import io.saddlebag.FlowText;
import io.saddlebag.Gateway;
import io.saddlebag.Until;
import io.saddlebag.ledger.Pause;
import io.saddlebag.salesforce.Trouble;
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

class VersionNotOfferedTest {

    private static final String VERSIONS = "/services/data";
    private static final String ONE = "id,name\n1,Ada\n";
    private static final String OLD_ORG = """
            [{"label": "Summer '14", "url": "/services/data/v31.0", "version": "31.0"},
             {"label": "Winter '26", "url": "/services/data/v65.0", "version": "65.0"}]""";

    @TempDir
    private Path folder;

    private Journey journey;
    private Gateway gateway;

    @BeforeEach
    void open() throws Exception {
        journey = new Journey(folder);
        gateway = new Gateway(journey.salesforce.url());
        journey.through(gateway).flow("people", FlowText.people().mapping(FlowText.PEOPLE));
    }

    @AfterEach
    void close() {
        journey.close();
        gateway.close();
    }

    @Test
    void nothing_is_sent_with_a_version_that_the_org_lacks_and_all_flows_wait_with_the_reason() throws Exception {
        journey.with("camel.component.salesforce.api-version", "99.0").start();

        journey.health().awaitUp(false);
        journey.awaitPauses(1);

        assertThat(journey.pauses()).singleElement().satisfies(pause -> {
            assertThat(pause.cause()).isEqualTo("settings");
            assertThat(pause.reason())
                    .matches(
                            "The org does not offer the API version 99\\.0: it offers 31\\.0 to (\\d+\\.0); newest: \\1\\."
                                    + " Set camel\\.component\\.salesforce\\.api-version = \\1 \\(or the environment's"
                                    + " SALESFORCE_API_VERSION\\), and restart Saddlebag\\.");
        });
        assertThat(calls()).isEmpty();
    }

    @Test
    void a_run_once_leaves_the_file_in_the_inbox_and_ends_with_1_for_the_mistake_lies_in_this_home()
            throws IOException {
        Journey.signInFile(folder, journey.salesforce, "camel.component.salesforce.api-version = 99.0");
        var waiting = Files.writeString(
                Files.createDirectories(folder.resolve("inbox/people")).resolve("a.csv"), ONE);
        var saddlebag = new Commands();

        assertThat(saddlebag.in(folder, "run", "--once")).isEqualTo(1);
        saddlebag.in(folder, "status");

        assertThat(waiting).exists();
        assertThat(journey.salesforce.records("Contact")).isEmpty();
        assertThat(saddlebag.out().toString())
                .contains("Wrong settings: all flows were paused")
                .contains("The org does not offer the API version 99.0");
    }

    @Test
    void an_org_that_is_older_than_the_default_is_told_how_to_set_its_own() throws Exception {
        gateway.answers(VERSIONS, 200, "application/json", OLD_ORG);
        journey.start();

        journey.awaitPauses(1);

        assertThat(journey.pauses())
                .extracting(Pause::reason)
                .containsExactly("The org does not offer the API version 66.0: it offers 31.0 to 65.0; newest: 65.0."
                        + " Set camel.component.salesforce.api-version = 65.0 (or the environment's SALESFORCE_API_VERSION),"
                        + " and restart Saddlebag.");
    }

    @Test
    void an_org_that_gets_the_version_with_a_new_release_is_sent_what_waits_by_itself() throws Exception {
        gateway.answers(VERSIONS, 200, "application/json", OLD_ORG);
        journey.with("saddlebag.pause", "50ms").start();

        var report = journey.receives("people", "a.csv", ONE);
        while (report.trouble().isPresent()) {
            // The file, and not the process by itself, was the first to ask for the list.
            report = journey.nextReport();
        }

        assertThat(report.counts().created()).isEqualTo(1);
        journey.health().awaitUp(true);
        journey.awaitPauses(0);
        assertThat(tokens()).hasSize(1);
    }

    @Test
    void the_list_is_asked_for_once_a_start_without_a_token_and_costs_no_api_request() throws Exception {
        journey.start();
        assertThat(journey.receives("people", "a.csv", ONE).counts().created()).isEqualTo(1);
        assertThat(journey.receives("people", "b.csv", ONE).counts().updated()).isEqualTo(1);

        assertThat(gateway.paths()).filteredOn(VERSIONS::equals).hasSize(1);
        assertThat(journey.salesforce.usage().used()).isEqualTo(calls().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | text/html | <html>Sign in to the network</html>",
                "407 | text/html | <html>Proxy</html>",
                "503 | text/html | ''",
                "200 | application/json | []",
                "200 | application/json | {\"versions\": []}",
                "200 | application/json | [{\"version\": \"new\"}]",
                "200 | application/json | ''",
            })
    void a_list_that_cannot_be_read_stops_nothing(int status, String type, String page) throws Exception {
        gateway.answers(VERSIONS, status, type, page);
        journey.start();

        assertThat(journey.receives("people", "a.csv", ONE).counts().created()).isEqualTo(1);

        assertThat(gateway.isDone()).isTrue();
        assertThat(journey.pauses()).isEmpty();
    }

    @Test
    void when_the_org_is_away_at_the_start_the_list_is_asked_for_when_it_is_back() throws Exception {
        gateway.answers("/services/oauth2/token", 503, "text/html", "");
        journey.with("camel.component.salesforce.api-version", "99.0")
                .with("saddlebag.pause", "50ms")
                .start();

        journey.awaitPauses(1);
        Until.itIs(
                () -> journey.pauses().stream().anyMatch(pause -> pause.cause().equals("settings")), journey::pauses);

        assertThat(gateway.paths()).contains(VERSIONS);
        assertThat(calls()).isEmpty();
    }

    @Test
    void messages_stay_in_their_queue_until_the_org_offers_the_version() throws Exception {
        gateway.answers(VERSIONS, 200, "application/json", OLD_ORG);
        journey.flow("people", QueueFlowTest.FLOW)
                .with("saddlebag.stay-signed-in", "0s")
                .with("saddlebag.pause", "50ms")
                .start();
        try (var postbox = journey.postbox()) {
            postbox.send("crm.people", "{\"id\": \"1\", \"name\": \"Ada\"}");

            var waits = journey.nextReport();
            assertThat(waits.trouble()).map(Trouble::kind).contains(Trouble.Kind.SETTINGS);
            assertThat(waits.counts().total()).isZero();
            assertThat(journey.nextReport().counts().created()).isEqualTo(1);
            assertThat(postbox.in("crm.people")).isEmpty();
            journey.awaitPauses(0);
        }
    }

    @Test
    void check_with_login_says_who_is_signed_in_and_that_the_org_lacks_the_version() throws IOException {
        Journey.signInFile(folder, journey.salesforce, "camel.component.salesforce.api-version = v99.0");
        var saddlebag = new Commands();

        assertThat(saddlebag.in(folder, "check")).isZero();
        assertThat(saddlebag.in(folder, "check", "--login")).isEqualTo(1);

        assertThat(saddlebag.out().toString())
                .contains(
                        "Signing in works, by client credentials: Demo User (demo@saddlebag.test) in Saddlebag Simulator")
                .contains("The org does not offer the API version 99.0: it offers 31.0 to ");
    }

    @Test
    void check_with_login_is_content_with_a_version_that_the_org_offers() throws IOException {
        Journey.signInFile(folder, journey.salesforce, "camel.component.salesforce.api-version = 57");

        assertThat(new Commands().in(folder, "check", "--login")).isZero();
    }

    private List<String> calls() {
        return gateway.paths().stream()
                .filter(path -> path.startsWith(VERSIONS + "/"))
                .toList();
    }

    private List<String> tokens() {
        return gateway.paths().stream().filter(path -> path.endsWith("/token")).toList();
    }
}
