package io.saddlebag;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody looks for a fault, writes log settings of their own and turns everything up, the wire and the JDK included. */
class UsersOwnLogTest {

    @TempDir
    private Path home;

    @Test
    void it_tells_of_every_request_and_of_no_secret() throws Exception {
        Files.writeString(home.resolve("my-logback.xml"), """
                <configuration>
                  <appender name="file" class="ch.qos.logback.core.FileAppender">
                    <file>%s/trace.log</file>
                    <encoder><pattern>%%level %%logger %%msg%%n%%ex</pattern></encoder>
                  </appender>
                  <root level="TRACE"><appender-ref ref="file"/></root>
                </configuration>
                """.formatted(home));
        try (var simulator = Simulator.start(Settings.defaults())) {
            prepare(simulator);

            var run = Child.run(Child.java(
                            List.of(
                                    "-Dlogback.configurationFile=" + home.resolve("my-logback.xml"),
                                    "-Djdk.httpclient.HttpClient.log=all"),
                            Main.class,
                            "run",
                            "--once",
                            "--home",
                            home.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("said").toFile()));

            assertThat(run.exitValue())
                    .as(Files.readString(home.resolve("said")))
                    .isEqualTo(3);
            assertThat(simulator.count("Contact")).isEqualTo(1);
        }
        var trace = Files.readString(home.resolve("trace.log"));
        assertThat(trace)
                .contains("/services/oauth2/token", "Authorization: Bearer ***")
                .contains("TRACE org.eclipse.jetty", "trustStorePassword=***")
                .doesNotContain("saddlebag-secret", "hush-hush-broker", "hush-hush-store");
        assertThat(trace.lines().flatMap(line -> SecretLooks.in(line).stream())).isEmpty();
    }

    /** A file for an inbox, and a queue of a broker that is not there. */
    private void prepare(Simulator simulator) throws IOException {
        Files.writeString(home.resolve("application.properties"), """
                camel.component.salesforce.login-url = %s
                camel.component.salesforce.client-id = saddlebag
                camel.component.salesforce.client-secret = saddlebag-secret
                saddlebag.broker.url = tcp://127.0.0.1:1?sslEnabled=true&trustStorePath=/x&trustStorePassword=hush-hush-store
                saddlebag.broker.user = mueller
                saddlebag.broker.password = hush-hush-broker
                """.formatted(simulator.url()));
        var routes = Files.createDirectories(home.resolve("routes"));
        for (var shipped : List.of("contacts", "examples/contacts-queue")) {
            var file = Path.of("routes", shipped + ".camel.yaml");
            Files.copy(file, routes.resolve(file.getFileName()));
        }
        Files.writeString(
                Files.createDirectories(home.resolve("inbox/contacts")).resolve("a.csv"), """
                id,First Name,Last Name,email,phone,birthdate,source,account
                C-1,Ada,Lovelace,,,,,
                """);
    }
}
