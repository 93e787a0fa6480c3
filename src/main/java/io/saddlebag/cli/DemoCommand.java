package io.saddlebag.cli;

import io.saddlebag.Configuration;
import io.saddlebag.Saddlebag;
import io.saddlebag.Shipped;
import io.saddlebag.flow.FileReport;
import io.saddlebag.flow.Home;
import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code saddlebag demo}: the flows as shipped against the embedded simulator, with sample files dropped in. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Load sample files into a simulated Salesforce: no org, no set-up.",
        footer = {"", "Example: saddlebag demo --once"})
final class DemoCommand implements Callable<Integer> {

    @Option(names = "--once", description = "End after the samples; so it does where there is no terminal.")
    private boolean once;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var out = spec.commandLine().getOut();
        // A home of its own, and no look at the environment: the demo never touches a real org.
        var home = new Home(Files.createTempDirectory("saddlebag-demo-"));
        withQueue(home);
        var reports = new LinkedBlockingQueue<FileReport>();
        try (var salesforce = Simulator.start(Settings.defaults());
                var saddlebag = Saddlebag.start(home, configuration(home, salesforce), surroundings(reports))) {
            out.printf("This is a simulated Salesforce: %s%n%n", salesforce.url());
            var ended = new ArrayList<FileReport>();
            ended.add(guide(out, home, reports));
            out.printf("Now four more files and three messages. Some of their rows are wrong on purpose.%n%n");
            out.flush();
            ended.addAll(samples(home, saddlebag.brokerUrl().orElseThrow(), reports));
            DemoReport.print(out, home, saddlebag, ended);
            if (!once && Terminal.isThere()) {
                watch(out, home, saddlebag, reports);
            }
            return allAsForeseen(ended) ? ExitCode.DONE : ExitCode.NEEDS_A_PERSON;
        }
    }

    /** The flows as shipped, and the example that reads a queue copied up to them. */
    private static void withQueue(Home home) throws IOException {
        var routes = Files.createDirectories(home.root().resolve("routes"));
        var example = Shipped.routes().resolve("examples/contacts-queue.camel.yaml");
        try (Stream<Path> shipped = Files.list(Shipped.routes())) {
            for (Path file : Stream.concat(shipped.filter(Files::isRegularFile), Stream.of(example))
                    .toList()) {
                Files.copy(file, routes.resolve(file.getFileName()));
            }
        }
    }

    private static Configuration configuration(Home home, Simulator salesforce) {
        return Configuration.of(home.root(), name -> null)
                .with(Map.of(
                        // Another broker may run at the usual place.
                        "saddlebag.broker.address",
                        "127.0.0.1:0",
                        "camel.component.salesforce.login-url",
                        salesforce.url(),
                        "camel.component.salesforce.client-id",
                        "saddlebag",
                        "camel.component.salesforce.client-secret",
                        "saddlebag-secret",
                        "camel.component.salesforce.refresh-token",
                        salesforce.refreshToken()));
    }

    private static Saddlebag.Surroundings surroundings(BlockingQueue<FileReport> reports) {
        return new Saddlebag.Surroundings(
                Clock.systemDefaultZone(), RandomGenerator.of("L64X128MixRandom"), reports::add);
    }

    private static FileReport guide(PrintWriter out, Home home, BlockingQueue<FileReport> reports)
            throws IOException, InterruptedException {
        Sample.GUIDE.dropInto(home);
        var report = reports.take();
        DemoReport.printFirst(out, home, report);
        return report;
    }

    private static List<FileReport> samples(Home home, String brokerUrl, BlockingQueue<FileReport> reports)
            throws IOException, InterruptedException {
        var ended = new ArrayList<FileReport>();
        Sample.ACCOUNTS.dropInto(home);
        ended.add(reports.take());
        for (Sample sample : Sample.OTHERS) {
            sample.dropInto(home);
        }
        while (ended.size() <= Sample.OTHERS.size()) {
            ended.add(reports.take());
        }
        Sample.sendMessages(home, brokerUrl);
        ended.add(reports.take());
        return ended;
    }

    private static boolean allAsForeseen(List<FileReport> ended) {
        return Sample.ALL.stream()
                .allMatch(sample -> ended.stream().anyMatch(report -> sample.isOf(report) && sample.foresaw(report)));
    }

    private static void watch(PrintWriter out, Home home, Saddlebag saddlebag, BlockingQueue<FileReport> reports)
            throws InterruptedException {
        out.printf("%nNow drop a CSV or JSON file of your own into one of these, and see its line appear here:%n");
        saddlebag.flows().byId().values().stream()
                .filter(flow -> flow.queue().isEmpty())
                .forEach(flow -> out.printf("  %s%n", home.inbox(flow.id())));
        out.printf("Ctrl-C ends the demo.%n%n");
        out.flush();
        var printer = new Thread(() -> printAll(out, reports), "reports");
        printer.setDaemon(true);
        printer.start();
        try (var stop = Stop.cleanly(saddlebag)) {
            stop.await();
        }
    }

    private static void printAll(PrintWriter out, BlockingQueue<FileReport> reports) {
        try {
            while (true) {
                out.println(ReportLine.of(reports.take()));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
