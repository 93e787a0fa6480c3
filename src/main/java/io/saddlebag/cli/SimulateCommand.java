package io.saddlebag.cli;

import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code saddlebag simulate}: the Salesforce simulator alone, for other clients. */
@Command(
        name = "simulate",
        description = "Run the Salesforce simulator alone, for this or any other client.",
        footer = {"", "Example: saddlebag simulate --port 8090 --latency 150ms"})
final class SimulateCommand implements Callable<Integer> {

    @Option(
            names = "--port",
            description = "The port on 127.0.0.1; 0 takes any free one. Default: ${DEFAULT-VALUE}",
            defaultValue = "8090")
    private int port;

    @Option(
            names = "--latency",
            paramLabel = "TIME",
            description = "How long every answer takes at least. Default: ${DEFAULT-VALUE}",
            defaultValue = "0ms")
    private Duration latency;

    @Option(
            names = "--rotate-refresh-tokens",
            description = "Give a new refresh token with each refresh, and kill the old one.")
    private boolean rotate;

    @Option(
            names = "--session-lifetime",
            paramLabel = "TIME",
            description = "How long a session lives after its last use. Default: ${DEFAULT-VALUE}",
            defaultValue = "2h")
    private Duration sessionLifetime;

    @Option(
            names = "--daily-api-limit",
            paramLabel = "N",
            description = "API requests in 24 hours. Default: ${DEFAULT-VALUE}",
            defaultValue = "15000")
    private long dailyApiLimit;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var settings = Settings.defaults()
                .withPort(port)
                .withLatency(latency)
                .withRotateRefreshTokens(rotate)
                .withSessionLifetime(sessionLifetime)
                .withDailyApiLimit(dailyApiLimit)
                // Nobody looks at the history of a simulator that runs alone, and it would grow for ever.
                .withHistory(0);
        try (var simulator = Simulator.start(settings)) {
            var out = spec.commandLine().getOut();
            out.printf("Salesforce simulator at %s%n", simulator.url());
            out.flush();
            new CountDownLatch(1).await();
            return ExitCode.DONE;
        } catch (BindException e) {
            spec.commandLine()
                    .getErr()
                    .printf("Port %d is taken. Choose another with --port, or 0 for any free one.%n", port);
            return ExitCode.NOT_STARTED;
        }
    }
}
