package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.saddlebag.Commands;
import io.saddlebag.FlowText;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README says of exit codes, tried. */
class ExitCodeTest {

    @TempDir
    private Path home;

    static Stream<Arguments> elsewhere() {
        return Stream.of(
                arguments("Salesforce is away", new Fault.ServerUnavailable()),
                arguments("the network breaks", new Fault.ConnectionReset()),
                arguments("the limit of the day is reached", new Fault.DailyLimit()),
                arguments("no access", new Fault.CallRefused(403, "INSUFFICIENT_ACCESS", "no access")),
                arguments(
                        "the session is unusable",
                        new Fault.UnusableSession("Connected app is not attached to Agent")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("elsewhere")
    void what_lies_in_salesforce_or_the_network_is_3_for_a_run_and_for_a_replay(String what, Fault fault)
            throws Exception {
        try (var salesforce = Simulator.start()) {
            Journey.signInFile(home, salesforce, "saddlebag.retry-budget = 1ms", "saddlebag.retry-pause = 1ms");
            drop("id,name\n1,Ada\n2,\n", FlowText.PEOPLE);
            assertThat(run("run", "--once")).isEqualTo(1);
            salesforce.every(1, fault);

            assertThat(run("replay")).isEqualTo(3);
            drop("id,name\n3,Grace\n", FlowText.PEOPLE);
            assertThat(run("run", "--once")).isEqualTo(3);
        }
    }

    @Test
    void a_login_that_is_refused_is_3() throws Exception {
        try (var salesforce = Simulator.start()) {
            Journey.signInFile(home, salesforce);
            salesforce.faults().every(1, Kind.TOKEN, new Fault.LoginRefused("invalid_grant", "user is inactive"));
            drop("id,name\n1,Ada\n", FlowText.PEOPLE);

            assertThat(run("run", "--once")).isEqualTo(3);
        }
    }

    @Test
    void what_lies_in_this_home_is_1() throws Exception {
        try (var salesforce = Simulator.start()) {
            Journey.signInFile(home, salesforce);
            drop("id,name\n1,Ada\n", "Customer_No__c = .id\nLastNam = .name\n");
            assertThat(run("run", "--once")).as("a field that is not there").isEqualTo(1);

            drop("id,name\n1,Ada\n", FlowText.PEOPLE);
            Files.delete(home.resolve("results/people"));
            Files.createFile(home.resolve("results/people"));
            assertThat(run("run", "--once"))
                    .as("a file where a folder should be")
                    .isEqualTo(2);
        }
    }

    @Test
    void all_loaded_is_0_and_nothing_else() throws Exception {
        try (var salesforce = Simulator.start()) {
            Journey.signInFile(home, salesforce);
            drop("id,name\n1,Ada\n", FlowText.PEOPLE);

            assertThat(run("run", "--once")).isZero();
            assertThat(run("run", "--ones")).isEqualTo(2);
        }
    }

    private void drop(String rows, String fields) throws Exception {
        FlowText.people().in(home, fields);
        Files.writeString(Files.createDirectories(home.resolve("inbox/people")).resolve("march.csv"), rows);
    }

    private int run(String... words) {
        return new Commands().in(home, words);
    }
}
