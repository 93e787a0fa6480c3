package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Child;
import io.saddlebag.Main;
import io.saddlebag.Until;
import io.saddlebag.simulator.Simulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnRouteFailsTest {

    @TempDir
    private Path home;

    @Test
    void a_route_of_ones_own_that_throws_is_told_in_one_line_with_its_name() throws Exception {
        try (var salesforce = Simulator.start()) {
            Journey.signInFile(home, salesforce);
            Files.writeString(Files.createDirectories(home.resolve("routes")).resolve("mine.camel.yaml"), """
                    - route:
                        id: mine
                        from:
                          uri: timer:once
                          parameters: {repeatCount: 1, delay: 0}
                          steps:
                            - throwException: {exceptionType: java.lang.IllegalStateException, message: broken}
                    """);
            var log = home.resolve("log");
            var shipped = Path.of("src/main/resources/logback.xml").toAbsolutePath();
            var run = Child.start(Child.java(
                            List.of("-Dlogback.configurationFile=" + shipped),
                            Main.class,
                            "run",
                            "--home",
                            home.toString())
                    .redirectError(log.toFile())
                    .redirectOutput(home.resolve("out").toFile()));

            Until.itIs(() -> Files.readString(log).contains(" mine: "), () -> Files.readString(log));
            run.destroy();
            assertThat(run.waitFor(Until.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();

            assertThat(Files.readString(log))
                    .contains(
                            "ERROR mine: a message of this route was given up: an error came up that Saddlebag does not"
                                    + " expect (IllegalStateException: broken). Set SADDLEBAG_OPTS=")
                    .doesNotContain("NullPointerException", "org.apache.camel");
        }
    }
}
