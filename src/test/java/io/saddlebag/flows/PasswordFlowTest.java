package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.saddlebag.MovableClock;
import io.saddlebag.Saddlebag;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class PasswordFlowTest {

    @TempDir
    private Path folder;

    @Test
    void a_run_that_signs_in_by_user_name_and_password_logs_at_its_start_that_this_ends() throws Exception {
        var clock = MovableClock.running();
        clock.forward(Duration.ofDays(3_650));
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        var logger = (Logger) LoggerFactory.getLogger(Saddlebag.class);
        logger.addAppender(log);
        try (var journey = new Journey(folder).by(clock)) {
            journey.with("camel.component.salesforce.user-name", "demo@saddlebag.test")
                    .with("camel.component.salesforce.password", "saddlebag")
                    .start();
        } finally {
            logger.detachAppender(log);
        }
        assertThat(log.list)
                .filteredOn(event -> event.getLevel() == Level.WARN)
                .extracting(ILoggingEvent::getFormattedMessage)
                .singleElement()
                .asString()
                .startsWith("Signing in by user name and password ended on 20 February 2027:");
    }
}
