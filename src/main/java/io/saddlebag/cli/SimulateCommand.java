package io.saddlebag.cli;

import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.bulk.BulkSettings;
import io.saddlebag.simulator.bulk.Pace;
import io.saddlebag.simulator.faults.FaultText;
import io.saddlebag.simulator.front.Versions;
import io.saddlebag.simulator.oauth.App;
import io.saddlebag.simulator.oauth.Certificates;
import io.saddlebag.simulator.seed.UnusableSeed;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code saddlebag simulate}: the Salesforce simulator alone, for other clients. */
@Command(name = "simulate", description = "Run the Salesforce simulator alone, for this or any other client.")
final class SimulateCommand implements Callable<Integer> {

    @Option(
            names = "--port",
            description = "The port on 127.0.0.1; 0 takes any free one. Default: ${DEFAULT-VALUE}",
            defaultValue = "8090")
    void port(int value) {
        port = require(value >= 0 && value <= 65_535, value, "--port", "a port. Write a number from 0 to 65535.");
    }

    private int port;

    @Option(
            names = "--stock",
            description = "An org as Salesforce hands it out: no custom fields; with the app of the integration guide.")
    private boolean stock;

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
    void dailyApiLimit(long value) {
        dailyApiLimit = require(value > 0, value, "--daily-api-limit", "a limit. Write a number from 1.");
    }

    private long dailyApiLimit;

    @Option(
            names = "--api-versions",
            paramLabel = "LOWEST-HIGHEST",
            description = "The API versions that the org offers; lower ones are retired. Default: ${DEFAULT-VALUE}",
            defaultValue = "31-68")
    void versions(String value) {
        var found = Versions.parse(value);
        require(found.isPresent(), value, "--api-versions", "a range of versions. Write 31-68, or 41-70.");
        versions = found.orElseThrow();
    }

    private Versions versions = Versions.WINTER_27;

    @Option(
            names = "--bulk-pace",
            paramLabel = "TIME",
            description = "How long 200 rows of a Bulk job take at least. Default: ${DEFAULT-VALUE}",
            defaultValue = "0ms")
    private Duration bulkPace;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "The X.509 certificate, PEM, that JWT assertions of saddlebag are signed with.")
    private Optional<Path> certificate = Optional.empty();

    @Option(
            names = "--random-seed",
            paramLabel = "N",
            description = "What everything random begins with: tokens, rates of faults, the order of result rows."
                    + " Default: ${DEFAULT-VALUE}",
            defaultValue = "1")
    private long randomSeed;

    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            description = "Something that goes wrong on purpose; may be given several times. See below.")
    private List<String> faults = List.of();

    @Option(
            names = "--seed",
            paramLabel = "FILE",
            description = "A JSON file with objects, fields, rules, records and faults to begin with.")
    private Optional<Path> seed = Optional.empty();

    private CommandSpec spec;

    /** The faults are the simulator's to list, so the help asks it. */
    @Spec
    void spec(CommandSpec ours) {
        spec = ours;
        spec.usageMessage().footer(SimulateText.help().toArray(String[]::new));
    }

    private <T> T require(boolean fits, T value, String option, String what) {
        if (!fits) {
            throw new ParameterException(
                    spec.commandLine(), "Invalid value for option '" + option + "': '" + value + "' is not " + what);
        }
        return value;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var settings = Settings.defaults()
                .withPort(port)
                .withLatency(latency)
                .withStock(stock)
                .withVersions(versions)
                .withRotateRefreshTokens(rotate)
                .withSessionLifetime(sessionLifetime)
                .withDailyApiLimit(dailyApiLimit)
                .withSeed(randomSeed)
                // Nobody looks at the history of a simulator that runs alone, and it would grow for ever.
                .withHistory(0);
        try (var simulator = Simulator.start(settings)) {
            var out = spec.commandLine().getOut();
            prepare(simulator);
            SimulateText.ready(simulator).forEach(out::println);
            out.flush();
            new CountDownLatch(1).await();
            return ExitCode.DONE;
        } catch (BindException e) {
            spec.commandLine()
                    .getErr()
                    .printf("Port %d is taken. Choose another with --port, or 0 for any free one.%n", port);
            return ExitCode.NOT_STARTED;
        } catch (NoSuchFileException e) {
            spec.commandLine().getErr().println("There is no file " + e.getFile() + ".");
            return ExitCode.NOT_STARTED;
        } catch (IllegalArgumentException | UnusableSeed e) {
            e.getMessage().lines().forEach(spec.commandLine().getErr()::println);
            return ExitCode.NOT_STARTED;
        }
    }

    private void prepare(Simulator simulator) throws IOException {
        simulator.bulk().change(BulkSettings.standard().withPace(new Pace.Timed(bulkPace, bulkPace)));
        if (certificate.isPresent()) {
            var app = simulator.oauth().app(App.saddlebag().key()).orElseThrow();
            simulator.oauth().register(app.withCertificate(Certificates.read(Files.readString(certificate.get()))));
        }
        if (seed.isPresent()) {
            simulator.plant(seed.get());
        }
        faults.forEach(fault -> FaultText.order(fault, simulator.faults()));
    }
}
