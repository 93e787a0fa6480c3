package io.saddlebag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Commands;
import io.saddlebag.FlowText;
import io.saddlebag.MovableClock;
import io.saddlebag.OwnSettings;
import io.saddlebag.ReservedPort;
import io.saddlebag.salesforce.login.Credentials;
import io.saddlebag.salesforce.login.CredentialsStore;
import io.saddlebag.simulator.Simulator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {

    @TempDir
    private Path home;

    private final Commands saddlebag = new Commands();
    private final StringWriter out = saddlebag.out();
    private Simulator simulator;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.start();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void nothing_wrong_is_said_with_what_was_looked_at() throws IOException {
        settings("client-id = saddlebag", "client-secret = saddlebag-secret");

        assertThat(check()).isZero();

        assertThat(out).hasToString("Nothing is wrong with the settings and 7 flows.\n");
        assertThat(simulator.oauth().counts().tokens()).isEmpty();
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_with_its_place() throws IOException {
        settings("client-id = saddlebag", "user-name = demo@saddlebag.test");
        Files.writeString(Files.createDirectories(home.resolve("routes")).resolve("leads.camel.yaml"), """
                - templatedRoute:
                    routeTemplateRef: file-to-salesfroce
                    routeId: leads
                """);

        assertThat(check("--login")).isEqualTo(1);

        assertThat(out.toString())
                .contains("routes/leads.camel.yaml:")
                .contains("application.properties: camel.component.salesforce.user-name is set, but neither")
                .endsWith("2 problems. Nothing was sent.\n");
        assertThat(simulator.oauth().counts().tokens()).isEmpty();
    }

    @Test
    void a_broker_in_the_process_and_one_elsewhere_are_refused_by_both_names() throws IOException {
        settings("client-id = saddlebag", "client-secret = saddlebag-secret");
        Files.writeString(
                home.resolve("application.properties"),
                "saddlebag.broker.embedded = true\nsaddlebag.broker.url = tcp://mq:61616\n",
                java.nio.file.StandardOpenOption.APPEND);

        assertThat(check()).isEqualTo(1);

        assertThat(out.toString())
                .startsWith(
                        "application.properties: saddlebag.broker.embedded is true, and saddlebag.broker.url names a broker "
                                + "elsewhere. Queues are read from one broker: remove one of the two.\n");
    }

    @Test
    void a_queue_whose_name_camel_would_take_for_another_is_refused() throws IOException {
        settings("client-id = saddlebag", "client-secret = saddlebag-secret");
        Files.writeString(Files.createDirectories(home.resolve("routes")).resolve("people.camel.yaml"), """
                - templatedRoute:
                    routeTemplateRef: queue-to-salesforce
                    routeId: people
                    parameters:
                      - {name: queue,  value: crm+people}
                      - {name: object, value: Contact}
                      - {name: key,    value: Customer_No__c}
                      - {name: fields, value: "Customer_No__c = .id"}
                """);

        assertThat(check()).isEqualTo(1);

        assertThat(out.toString())
                .startsWith(
                        "routes/people.camel.yaml:5: the queue's name 'crm+people' holds a character that means something "
                                + "else in a Camel URI.");
    }

    @Test
    void two_flows_at_one_queue_are_refused() throws IOException {
        settings("client-id = saddlebag", "client-secret = saddlebag-secret");
        var flow = """
                - templatedRoute:
                    routeTemplateRef: queue-to-salesforce
                    routeId: %s
                    parameters:
                      - {name: queue,  value: crm.people}
                      - {name: object, value: Contact}
                      - {name: key,    value: Customer_No__c}
                      - {name: fields, value: "Customer_No__c = .id"}
                """;
        Files.createDirectories(home.resolve("routes"));
        Files.writeString(home.resolve("routes/customers.camel.yaml"), flow.formatted("customers"));
        Files.writeString(home.resolve("routes/people.camel.yaml"), flow.formatted("people"));

        assertThat(check()).isEqualTo(1);

        assertThat(out.toString())
                .startsWith(
                        "routes/people.camel.yaml:1: flow 'people' reads the queue crm.people, which flow 'customers' reads too "
                                + "(routes/customers.camel.yaml:1). Each message goes to one flow only: give one of them another queue.\n");
    }

    @Test
    void a_login_that_works_is_told_with_who_and_where() {
        store(simulator.refreshToken());

        assertThat(check("--login")).isZero();

        assertThat(out.toString())
                .endsWith(
                        "Signing in works, by the stored login: Demo User (demo@saddlebag.test) in Saddlebag Simulator"
                                + " (Production).\nThe org has what accounts, contacts, leads, new-contacts, new-leads, new-opportunities, opportunities need.\n");
    }

    @Test
    void a_login_that_salesforce_no_longer_takes_is_told_with_what_to_do() {
        store("5Aep861dead");

        assertThat(check("--login")).isEqualTo(1);

        assertThat(out.toString())
                .contains("Salesforce no longer accepts the stored login")
                .endsWith("Run: saddlebag login\n");
    }

    @Test
    void a_salesforce_that_cannot_be_reached_is_no_verdict_and_ends_with_3() {
        store(simulator.refreshToken());
        var url = simulator.url();
        simulator.close();

        try (var nobodys = ReservedPort.of(url)) {
            assertThat(check("--login")).as("port %d", nobodys.number()).isEqualTo(3);
        }

        assertThat(out.toString()).contains("Cannot sign in at " + url + " (connection refused).");
    }

    @Test
    void nobody_signed_in_and_no_app_named_is_a_problem() {
        assertThat(check("--login")).isEqualTo(1);

        assertThat(out.toString()).contains("Set SALESFORCE_CLIENT_ID").contains("then run: saddlebag login");
    }

    @Test
    void a_store_that_others_can_read_is_a_problem_and_nothing_is_asked_of_salesforce() throws IOException {
        store(simulator.refreshToken());
        Files.setPosixFilePermissions(
                home.resolve("state/credentials.json"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(check("--login")).isEqualTo(1);

        assertThat(out.toString()).contains("can be used by others").contains("Run: chmod 600 state/credentials.json");
        assertThat(simulator.oauth().counts().tokens()).isEmpty();
    }

    private void store(String refreshToken) {
        new CredentialsStore(home.resolve("state"))
                .write(new Credentials(
                        simulator.url(),
                        "saddlebag",
                        Optional.of("saddlebag-secret"),
                        refreshToken,
                        Optional.empty(),
                        Instant.EPOCH,
                        Optional.empty()));
    }

    @Test
    void an_api_version_that_salesforce_is_to_retire_is_a_warning_until_the_day_comes() throws IOException {
        settings("client-id = saddlebag", "client-secret = saddlebag-secret", "api-version = 40.0");
        Files.writeString(Files.createDirectories(home.resolve("routes")).resolve("mine.camel.yaml"), """
                - route:
                    id: mine
                    from: {uri: "direct:mine", steps: [{to: "salesforce:limits"}]}
                """);

        assertThat(checkAt("2028-05-31T10:00:00Z")).isZero();
        assertThat(out.toString())
                .startsWith(
                        "application.properties:4: camel.component.salesforce.api-version is '40.0'. Salesforce has announced that it retires the API"
                                + " versions 31.0 to 40.0 in Summer '28 (June 2028); calls fail from then on.")
                .endsWith("Nothing is wrong with the settings and 0 flows.\n");

        assertThat(checkAt("2028-06-01T10:00:00Z")).isEqualTo(1);
    }

    @Test
    void scopes_are_checked_and_those_without_a_refresh_token_are_a_warning() throws IOException {
        settings("client-id = saddlebag", "client-secret = saddlebag-secret");
        var file = home.resolve("application.properties");
        var before = Files.readString(file);

        Files.writeString(file, before + "saddlebag.scopes = full\n");
        assertThat(check()).isZero();
        assertThat(out.toString()).startsWith("saddlebag.scopes is 'full': without refresh_token in it,");

        out.getBuffer().setLength(0);
        Files.writeString(file, before + "saddlebag.scopes = api, refresh_token\n");
        assertThat(check()).isEqualTo(1);
        assertThat(out.toString())
                .startsWith(
                        "application.properties: saddlebag.scopes names 'api,', which is no scope. Write the short names");
    }

    @Test
    void signing_in_by_user_name_and_password_is_a_warning_until_salesforce_has_ended_it() throws IOException {
        settings("client-id = saddlebag", "user-name = ada@example.org", "password = secret-of-ada");

        assertThat(checkAt("2027-02-10T10:00:00Z")).isZero();
        assertThat(out.toString())
                .startsWith("Signing in by user name and password ends on 20 February 2027, in 10 days:")
                .doesNotContain("secret-of-ada");

        out.getBuffer().setLength(0);
        assertThat(checkAt("2027-02-22T10:00:00Z")).isEqualTo(1);
        assertThat(out.toString()).startsWith("Signing in by user name and password ended on 20 February 2027:");
    }

    @Test
    void an_api_version_that_is_too_old_for_the_calls_of_a_flow_is_named_with_the_flows() throws IOException {
        settings("client-id = saddlebag", "client-secret = saddlebag-secret", "api-version = 45.0");
        FlowText.people().in(home, FlowText.PEOPLE);
        FlowText.inbox("visits", "Lead").with("operation", "insert").in(home, FlowText.LEADS);

        assertThat(check()).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "application.properties:4: camel.component.salesforce.api-version is '45.0', which is too old for: people."
                                + " Set 46.0 or newer for flows that upsert, 42.0 or newer for others.");

        settings("client-id = saddlebag", "client-secret = saddlebag-secret", "api-version = 41.0");

        assertThat(check()).isEqualTo(1);
        assertThat(out.toString()).contains("is '41.0', which is too old for: people, visits.");
    }

    private int checkAt(String now) {
        return saddlebag.in(home, new CommandLine(new CheckCommand(MovableClock.at(now))));
    }

    private void settings(String... ofTheOrg) throws IOException {
        var lines = new ArrayList<String>(List.of("camel.component.salesforce.login-url = " + simulator.url()));
        for (var line : ofTheOrg) {
            lines.add("camel.component.salesforce." + line);
        }
        OwnSettings.write(home, lines);
    }

    private int check(String... options) {
        var words = new ArrayList<>(List.of("check"));
        words.addAll(List.of(options));
        return saddlebag.in(home, words.toArray(String[]::new));
    }
}
