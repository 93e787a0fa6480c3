package io.saddlebag;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.simulator.Simulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CamelsOwnTest {

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camel.main.routes-reload-enabled = true",
                "camel.main.routesReloadEnabled = true",
                "camel.main.routes-reload-directory = routes",
                "camel.main.routesReloadRemoveAllRoutes = false",
                "camel.main.ROUTES-RELOAD-ENABLED = {{env:RELOAD:true}}"
            })
    void live_reload_is_refused_at_the_start_with_its_line(String setting) throws Exception {
        var key = setting.substring(0, setting.indexOf(' '));

        assertThat(run(setting))
                .isEqualTo("application.properties:2: " + key + " is refused: Camel's live reload can stop a flow"
                        + " without a word (CAMEL-24860, CAMEL-24866). Remove it, and restart Saddlebag when a file in"
                        + " routes/ has changed.\n1 problem. Nothing was started.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"camel.main.shutdown-timeout = 5", "camel.main.shutdownTimeout = 5"})
    void the_time_that_a_stop_may_take_has_one_setting(String setting) throws Exception {
        assertThat(run(setting))
                .startsWith("application.properties:2: " + setting.substring(0, setting.indexOf(' ')))
                .contains("Set saddlebag.stop-timeout");
    }

    @Test
    void the_environment_and_system_properties_are_looked_at_as_camel_looks_at_them() {
        assertThat(CamelsOwn.problems(
                        Map.of("CAMEL_MAIN_ROUTES_RELOAD_ENABLED", "true", "PATH", "/bin"),
                        Map.of("camel.main.routesReloadEnabled", "true", "user.dir", "/")))
                .extracting(Object::toString)
                .hasSize(2)
                .anySatisfy(
                        told -> assertThat(told).startsWith("environment: CAMEL_MAIN_ROUTES_RELOAD_ENABLED is refused"))
                .anySatisfy(told ->
                        assertThat(told).startsWith("SADDLEBAG_OPTS: camel.main.routesReloadEnabled is refused"));
        assertThat(CamelsOwn.problems(Map.of("CAMEL_MAIN_ROUTESRELOADENABLED", "false"), Map.of()))
                .isEmpty();
    }

    private String run(String setting) throws Exception {
        var commands = new Commands();
        try (var salesforce = Simulator.start()) {
            Files.write(
                    home.resolve("application.properties"),
                    List.of(
                            "# Mine.",
                            setting,
                            "camel.component.salesforce.login-url = " + salesforce.url(),
                            "camel.component.salesforce.client-id = saddlebag",
                            "camel.component.salesforce.client-secret = saddlebag-secret"));
            assertThat(commands.in(home, "run", "--once")).isEqualTo(2);
        }
        return commands.err().toString();
    }
}
