package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.saddlebag.Commands;
import io.saddlebag.Until;
import io.saddlebag.simulator.Simulator;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoppedRouteTest {

    private static final String SENTENCE =
            "The route '%s' %s, so nothing goes through it. Start it again, or restart Saddlebag.";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"contacts, flow:contacts", "deliver, route:deliver"})
    void a_route_that_is_stopped_is_down_and_in_the_status_until_it_runs_again(String route, String check)
            throws Exception {
        try (var journey = journey().start()) {
            journey.health().awaitUp(true);

            camel().getRouteController().stopRoute(route);

            assertThat(journey.health().awaitUp(false).down())
                    .containsExactly(entry(check, SENTENCE.formatted(route, "is stopped")));
            assertThat(journey.health().ready().status()).isEqualTo(503);
            assertThat(journey.health().live().status()).isEqualTo(200);
            journey.awaitPauses(1);
            assertThat(status())
                    .contains(route + " is paused (since ")
                    .contains("The route '" + route + "' is stopped");

            camel().getRouteController().startRoute(route);

            journey.health().awaitUp(true);
            journey.awaitPauses(0);
        }
    }

    @Test
    void a_route_that_is_suspended_is_down() throws Exception {
        try (var journey = journey().start()) {
            journey.health().awaitUp(true);

            camel().getRouteController().suspendRoute("leads");

            assertThat(journey.health().awaitUp(false).down())
                    .containsExactly(entry("flow:leads", SENTENCE.formatted("leads", "is suspended")));
        }
    }

    @Test
    void a_route_that_is_removed_is_down() throws Exception {
        try (var journey = journey().start()) {
            journey.health().awaitUp(true);

            camel().getRouteController().stopRoute("leads");
            camel().removeRoute("leads");

            assertThat(journey.health()
                            .await(answer -> answer.text().contains("removed"))
                            .down())
                    .containsExactly(entry("flow:leads", SENTENCE.formatted("leads", "was removed")));
            Until.itIs(() -> status().contains("The route 'leads' was removed"), this::status);
        }
    }

    @Test
    void a_route_that_was_never_started_is_down() throws Exception {
        try (var journey = journey()
                .with("camel.main.auto-startup-exclude-pattern", "leads")
                .start()) {
            assertThat(journey.health()
                            .await(answer -> answer.text().contains("flow:leads"))
                            .down())
                    .containsExactly(entry("flow:leads", SENTENCE.formatted("leads", "is stopped")));
            journey.awaitPauses(1);
        }
    }

    @Test
    void a_run_of_once_ends_though_a_route_does_not_run_and_needs_a_person() throws Exception {
        try (var salesforce = Simulator.start()) {
            Journey.signInFile(folder, salesforce, "camel.main.auto-startup-exclude-pattern = leads");

            assertThat(new Commands().in(folder, "run", "--once")).isEqualTo(1);
        }
    }

    private Journey journey() throws Exception {
        return new Journey(folder).with("camel.beans.inside", "#class:" + CamelInside.class.getName());
    }

    private static CamelContext camel() {
        return CamelInside.latest();
    }

    private String status() {
        var commands = new Commands();
        commands.in(folder, "status");
        return commands.out().toString();
    }
}
