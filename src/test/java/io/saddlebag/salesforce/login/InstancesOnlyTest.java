package io.saddlebag.salesforce.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saddlebag.Trap;
import io.saddlebag.simulator.Simulator;
import java.nio.file.Path;
import org.apache.camel.CamelExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes of users, whose steps camel-salesforce turns into addresses. */
class InstancesOnlyTest {

    @TempDir
    private Path state;

    @ParameterizedTest
    @ValueSource(strings = {"@TRAP/services/data", ":x@TRAP/", "\u0000@TRAP/"})
    void a_step_cannot_carry_the_token_to_another_server(String path) throws Exception {
        try (var simulator = Simulator.start();
                var trap = new Trap();
                var loader = new Loader(state, Loader.settings(simulator))) {
            assertThat(loader.call()).isEmpty();

            assertThatThrownBy(
                            () -> loader.ask("salesforce:queryMore?rawPayload=true", path.replace("TRAP", trap.host())))
                    .isInstanceOf(CamelExecutionException.class);

            assertThat(trap.requests()).isEmpty();
        }
    }

    @Test
    void the_failure_of_the_step_says_what_was_not_done() throws Exception {
        try (var simulator = Simulator.start();
                var trap = new Trap();
                var loader = new Loader(state, Loader.settings(simulator))) {
            assertThatThrownBy(() -> loader.ask("salesforce:queryMore?rawPayload=true", "@" + trap.host() + "/"))
                    .hasRootCauseMessage(
                            "A request to " + trap.url() + " was not made: it would carry the access token to"
                                    + " another server than the org's. Check the address that the route names.");
            assertThat(loader.call()).as("the calls behind it").isEmpty();
        }
    }
}
