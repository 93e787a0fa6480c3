package io.saddlebag.salesforce.login;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.saddlebag.Gateway;
import io.saddlebag.simulator.Simulator;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class ClearTextTest {

    @TempDir
    private Path state;

    @Test
    void a_process_that_signs_in_again_and_again_without_encryption_warns_of_the_host_once() throws Exception {
        var logger = (Logger) LoggerFactory.getLogger(ClearText.class);
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        logger.addAppender(log);
        try (var simulator = Simulator.start();
                var gateway = new Gateway(simulator.url())) {
            var byNet = gateway.url().replace("127.0.0.1", "0.0.0.0");
            for (int signIn = 0; signIn < 4; signIn++) {
                gateway.changes(
                        "/token",
                        real -> new Gateway.Page(
                                real.status(), real.type(), real.body().replace(gateway.url(), byNet)));
            }
            var settings = Loader.settings(simulator, LoginSettings.LOGIN_URL, byNet, AllowedHosts.KEY, "0.0.0.0");
            try (var loader = new Loader(state, settings)) {
                assertThat(log.list).isEmpty();
                for (int signIn = 0; signIn < 3; signIn++) {
                    assertThat(loader.call()).isEmpty();
                    assertThat(loader.signIn.renew(loader.signIn.token())).isEmpty();
                }
            }

            assertThat(log.list).hasSize(1);
        } finally {
            logger.detachAppender(log);
        }
    }
}
