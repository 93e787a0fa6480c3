package io.saddlebag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saddlebag.simulator.Simulator;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** That the watch would hear what must not be said. Each secret is forgotten again before the watch looks. */
class SecretsWatchTest {

    private final StringWriter printed = new StringWriter();
    private final SecretsWatch watch = new SecretsWatch();

    @Test
    void a_token_in_the_log_fails_the_test_at_any_level() throws Exception {
        try (var simulator = Simulator.start()) {
            LoggerFactory.getLogger("somebody").trace("the token is {}", simulator.refreshToken());

            assertThatThrownBy(() -> watch.afterAll(null))
                    .hasMessage("Secrets were said:\nsomebody said a refresh token: the token is <here>");
        }
    }

    @Test
    void a_token_in_a_stack_trace_fails_the_test() {
        LoggerFactory.getLogger("somebody").debug("it failed", new IllegalStateException("client_secret=x"));

        assertThatThrownBy(() -> watch.afterAll(null)).hasMessageContaining("somebody said a secret parameter");
    }

    @Test
    void a_secret_on_the_console_fails_the_test() {
        System.out.println("saddlebag-" + "secret");

        assertThatThrownBy(() -> watch.afterAll(null)).hasMessageContaining("the console said a consumer secret");
    }

    @Test
    void what_a_command_prints_is_heard() {
        new PrintWriter(printed, true).println("code aPrx" + "0123456789".repeat(3) + "==");

        assertThat(Secrets.in(printed.toString()))
                .hasValueSatisfying(leak -> assertThat(leak).startsWith("an authorization code"));
        printed.getBuffer().setLength(0);
    }

    @Test
    void what_is_no_secret_is_let_through() {
        assertThat(Secrets.in("00D5e0000000001EAA demo@saddlebag.test saddlebag 5Aep861dead password"))
                .isEmpty();
    }
}
