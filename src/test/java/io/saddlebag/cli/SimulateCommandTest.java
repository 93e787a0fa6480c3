package io.saddlebag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Commands;
import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulateCommandTest {

    private final Commands saddlebag = new Commands();
    private final StringWriter out = saddlebag.out();
    private final StringWriter err = saddlebag.err();

    @Test
    void its_help_lists_the_faults() {
        assertThat(saddlebag.run("simulate", "--help")).isZero();

        assertThat(err.toString()).isEmpty();
        assertThat(out.toString())
                .contains("  row-locked             UNABLE_TO_LOCK_ROW for a record\n")
                .contains("  slow[=TIME]            the answer comes later by 500ms, 2s, 1m\n")
                .contains(":rate=P%]")
                .contains("one for data, which is any of sobject, collections, composite, query, bulk.\n")
                .contains("The other kinds are describe, limits, versions, token, identity, control, other.\n")
                .endsWith("--fault unavailable:every=10\n");
    }

    @Test
    void it_tells_all_that_a_client_needs() throws Exception {
        try (var simulator = Simulator.start()) {
            assertThat(SimulateText.ready(simulator))
                    .startsWith(
                            "Salesforce simulator at " + simulator.url(),
                            "  consumer key      saddlebag",
                            "  consumer secret   saddlebag-secret",
                            "  user              demo@saddlebag.test",
                            "  password          saddlebag",
                            "  refresh token     " + simulator.refreshToken())
                    .anyMatch(line -> line.startsWith("  curl " + simulator.url() + "/services/oauth2/token "));
        }
    }

    @Test
    void a_stock_org_tells_how_to_sign_in_to_the_app_of_the_integration_guide() throws Exception {
        try (var simulator = Simulator.start(Settings.defaults().withStock(true))) {
            assertThat(SimulateText.ready(simulator))
                    .containsExactly(
                            "Salesforce simulator at " + simulator.url(),
                            "  consumer key      guide",
                            "  consumer secret   guide-secret",
                            "  user              demo@saddlebag.test",
                            "  password          saddlebag",
                            "  callback          https://yourapp.com/oauth/callback",
                            "Sign in:",
                            "  export SALESFORCE_CLIENT_ID=guide",
                            "  export SALESFORCE_CLIENT_SECRET=guide-secret",
                            "  export SALESFORCE_REDIRECT_URI=https://yourapp.com/oauth/callback",
                            "  saddlebag login --login-url " + simulator.url());
        }
    }

    @Test
    void the_line_to_try_signs_in() throws Exception {
        try (var simulator = Simulator.start()) {
            var line = SimulateText.ready(simulator).stream()
                    .filter(each -> each.contains("/services/oauth2/token"))
                    .findFirst()
                    .orElseThrow();
            var words = List.of(line.strip().split(" "));
            var body = IntStream.range(2, words.size())
                    .filter(n -> words.get(n - 1).equals("-d"))
                    .mapToObj(words::get)
                    .collect(Collectors.joining("&"));

            var answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(words.get(1)))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString());

            assertThat(answer.body()).startsWith("{\"access_token\":\"");
        }
    }

    @Test
    void a_certificate_that_is_none_is_told_and_nothing_starts(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("saddlebag.pem"), "nonsense");

        assertThat(saddlebag.run("simulate", "--port", "0", "--certificate", file.toString()))
                .isEqualTo(2);

        assertThat(err.toString()).isEqualTo("That is no X.509 certificate in PEM form.\n");
    }

    @Test
    void a_fault_that_is_none_is_told_and_nothing_starts() {
        assertThat(saddlebag.run("simulate", "--port", "0", "--fault", "nope")).isEqualTo(2);

        assertThat(err.toString()).startsWith("There is no fault 'nope'. There are expired-session, ");
    }

    @Test
    void a_seed_with_a_mistake_is_told_and_nothing_starts(@TempDir Path folder) throws Exception {
        var seed = Files.writeString(folder.resolve("seed.json"), "{\"records\": {\"Nope\": []}}");

        assertThat(saddlebag.run("simulate", "--port", "0", "--seed", seed.toString()))
                .isEqualTo(2);

        assertThat(err.toString()).isEqualTo(seed + ":1: records: there is no object 'Nope'. Add it under objects.\n");
    }

    @Test
    void a_seed_that_is_no_json_is_told_by_its_name(@TempDir Path folder) throws Exception {
        var seed = Files.writeString(folder.resolve("seed.json"), "nonsense");

        assertThat(saddlebag.run("simulate", "--port", "0", "--seed", seed.toString()))
                .isEqualTo(2);

        assertThat(err.toString()).startsWith(seed + " is no JSON object: ").contains("[line:1, ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --seed            | /no/such.json | There is no file /no/such.json.
            --certificate     | /no/such.pem  | There is no file /no/such.pem.
            --port            | 99999         | Invalid value for option '--port': '99999' is not a port. Write a number from 0 to 65535.
            --daily-api-limit | 0             | Invalid value for option '--daily-api-limit': '0' is not a limit. Write a number from 1.
            --api-versions    | 57            | Invalid value for option '--api-versions': '57' is not a range of versions. Write 31-68, or 41-70.
            --api-versions    | 60-31         | Invalid value for option '--api-versions': '60-31' is not a range of versions. Write 31-68, or 41-70.
            --fault           | reset:rate=101% | '101%' is no rate. Write a percentage up to 100%, such as 5%.
            """)
    void an_option_that_cannot_be_is_told_and_nothing_starts(String option, String value, String message) {
        assertThat(saddlebag.run("simulate", option, value)).isEqualTo(2);

        assertThat(err.toString()).startsWith(message + "\n");
    }

    @Test
    void a_port_that_is_taken_is_told() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(saddlebag.run("simulate", "--port", String.valueOf(taken.getLocalPort())))
                    .isEqualTo(2);
        }

        assertThat(err.toString()).contains("is taken. Choose another with --port");
    }
}
