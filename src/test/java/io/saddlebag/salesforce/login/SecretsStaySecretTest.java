package io.saddlebag.salesforce.login;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.saddlebag.ReservedPort;
import io.saddlebag.cli.SaddlebagCommand;
import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.http.Kind;
import io.saddlebag.simulator.oauth.App;
import io.saddlebag.simulator.oauth.OAuthError;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** All that is logged, at TRACE, while somebody signs in, stays signed in and signs out. */
class SecretsStaySecretTest {

    @TempDir
    private Path state;

    private final ReservedPort port = ReservedPort.any();
    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final AppenderBase<ILoggingEvent> listening = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            var failure =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            logged.add(event.getLoggerName() + ": " + event.getFormattedMessage() + failure);
        }
    };

    @BeforeEach
    void listen() {
        listening.start();
        root.addAppender(listening);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(listening);
        port.close();
    }

    @Test
    void no_token_code_verifier_or_secret_is_ever_logged_or_stands_in_an_address_that_is_asked_for() throws Exception {
        var secrets = new ArrayList<String>(List.of("saddlebag-secret"));
        try (var simulator = Simulator.start(Settings.defaults().withRotateRefreshTokens(true));
                var passage = new Passage(simulator.url())) {
            secrets.add(signedIn(simulator, passage.url()));
            secrets.add(refreshToken());
            secrets.add(verifier(passage));
            try (var loader = new Loader(state, Map.of())) {
                for (int n = 0; n < 3; n++) {
                    assertThat(loader.call()).isEmpty();
                    secrets.add(loader.signIn.token().orElseThrow());
                    secrets.add(refreshToken());
                    simulator.oauth().expireAll();
                }
                simulator.faults().next(Kind.TOKEN, OAuthError.IP_RESTRICTED.fault());
                assertThat(loader.call()).isPresent();
            }
            new Logout(new CredentialsStore(state), new AllowedHosts(Set.of())).signOut();

            assertThat(passage.addresses)
                    .hasSizeGreaterThan(10)
                    .anyMatch(address -> address.equals("/services/oauth2/revoke"))
                    .noneMatch(address -> secrets.stream().anyMatch(address::contains));
        }

        assertThat(logged)
                .anyMatch(line -> line.startsWith("org.eclipse.jetty") && line.contains("Authorization: Bearer ***"))
                .anyMatch(line -> line.startsWith("org.apache.camel.component.salesforce"))
                .anyMatch(line -> line.startsWith("com.sun.net.httpserver") && line.contains("code=***"));
        assertThat(logged.stream().filter(line -> secrets.stream().anyMatch(line::contains)))
                .isEmpty();
    }

    @Test
    void no_command_takes_a_secret_as_an_argument_for_the_process_list_would_show_it() {
        assertThat(SaddlebagCommand.commandLine().getSubcommands().values())
                .hasSizeGreaterThan(5)
                .flatMap(command -> command.getCommandSpec().options())
                .filteredOn(option -> option.arity().max() > 0)
                .noneMatch(option -> option.longestName().matches(".*(secret|token|password|verifier).*"));
    }

    /** @return the code */
    private String signedIn(Simulator simulator, String loginUrl) {
        var callback = "http://localhost:" + port.number() + "/oauth/callback";
        simulator
                .oauth()
                .register(App.saddlebag().withCallbacks(List.of(callback)).withRotation(true));
        var code = new String[1];
        var visitor = Visitor.who("allow").tampering(address -> {
            code[0] = address.replaceAll(".*code=([^&]*).*", "$1");
            return address;
        });
        var login = new BrowserLogin(
                new CredentialsStore(state),
                new AllowedHosts(Set.of()),
                InstantSource.system(),
                new SecureRandom(),
                Loader.PATIENCE);
        assertThat(login.signIn(Loader.app(loginUrl, callback), visitor)).isInstanceOf(LoginResult.SignedIn.class);
        return code[0];
    }

    /** As it stood in the one request that may hold it. */
    private static String verifier(Passage passage) {
        var found = passage.bodies.stream()
                .filter(body -> body.contains("code_verifier="))
                .map(body -> body.replaceAll(".*code_verifier=([^&]*).*", "$1"))
                .toList();
        assertThat(found).singleElement().asString().hasSizeGreaterThan(42);
        return found.get(0);
    }

    private String refreshToken() {
        return new CredentialsStore(state).read().orElseThrow().refreshToken();
    }
}
