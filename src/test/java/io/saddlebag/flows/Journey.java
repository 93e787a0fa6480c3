package io.saddlebag.flows;

import io.saddlebag.Configuration;
import io.saddlebag.Gateway;
import io.saddlebag.OwnSettings;
import io.saddlebag.Saddlebag;
import io.saddlebag.Until;
import io.saddlebag.deadletter.ReplayRequest;
import io.saddlebag.flow.FileReport;
import io.saddlebag.flow.Home;
import io.saddlebag.ledger.DeadLetter;
import io.saddlebag.ledger.DeadLetterFilter;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.Pause;
import io.saddlebag.ledger.Source;
import io.saddlebag.queue.Postbox;
import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A home with the shipped routes, and a simulated Salesforce that they deliver to over HTTP. */
final class Journey implements AutoCloseable {

    final Home home;
    final Simulator salesforce;
    private final BlockingQueue<FileReport> reports = new LinkedBlockingQueue<>();
    private final Map<String, String> settings = new HashMap<>();
    private Clock clock = Clock.systemUTC();
    private Saddlebag saddlebag;

    Journey(Path folder) throws IOException {
        this(folder, Settings.defaults().withDailyApiLimit(1_000_000));
    }

    Journey(Path folder, Settings simulator) throws IOException {
        home = new Home(folder);
        salesforce = Simulator.start(simulator);
        settings.putAll(signIn(salesforce));
        settings.put("saddlebag.retry-pause", "1ms");
        settings.put("saddlebag.retry-longest-pause", "5ms");
        settings.put("saddlebag.poll-interval", "20ms");
        settings.put("saddlebag.broker.address", "127.0.0.1:0");
        settings.put("saddlebag.health.port", "0");
    }

    static Map<String, String> signIn(Simulator salesforce) {
        return Map.of(
                "camel.component.salesforce.login-url", salesforce.url(),
                "camel.component.salesforce.client-id", "saddlebag",
                "camel.component.salesforce.client-secret", "saddlebag-secret");
    }

    /** Gives a home settings that sign in there, and these lines besides. */
    static void signInFile(Path home, Simulator salesforce, String... lines) throws IOException {
        var signIn = signIn(salesforce).entrySet().stream().map(entry -> entry.getKey() + " = " + entry.getValue());
        OwnSettings.write(home, Stream.concat(signIn, Stream.of(lines)).toList());
    }

    Journey with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** Lets it meet Salesforce behind this proxy. */
    Journey through(Gateway gateway) {
        return with("camel.component.salesforce.login-url", gateway.url());
    }

    Journey by(Clock thisMachine) {
        clock = thisMachine;
        return this;
    }

    /** Gives the home a flow of its own; its other routes are then only the shipped templates. */
    Journey flow(String name, String yaml) throws IOException {
        Files.createDirectories(home.root().resolve("routes"));
        Files.writeString(home.root().resolve("routes").resolve(name + ".camel.yaml"), yaml);
        return this;
    }

    /** Lets the process run so much later. */
    Journey at(Duration later) {
        clock = Clock.offset(Clock.systemUTC(), later);
        return this;
    }

    Journey start() throws IOException {
        var configuration = Configuration.of(home.root(), name -> null).with(settings);
        saddlebag =
                Saddlebag.start(home, configuration, new Saddlebag.Surroundings(clock, new Random(3), reports::add));
        return this;
    }

    FileReport receives(String flow, String name, String text) throws IOException, InterruptedException {
        return receives(flow, name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Another program that uses the broker of this process. */
    Postbox postbox() throws IOException, JMSException {
        return Postbox.of(brokerUrl(), home.root());
    }

    /** Where the broker of this process listens. */
    String brokerUrl() {
        return saddlebag.brokerUrl().orElseThrow();
    }

    /** Moves a file into an inbox and waits until it has ended, or waits itself. */
    FileReport receives(String flow, String name, byte[] bytes) throws IOException, InterruptedException {
        drop(flow, name, bytes);
        return nextReport();
    }

    void drop(String flow, String name, byte[] bytes) throws IOException {
        var draft = Files.write(home.root().resolve("draft"), bytes);
        Files.move(draft, home.inbox(flow).resolve(name));
    }

    FileReport nextReport() throws InterruptedException {
        return nextReport(Until.PATIENCE);
    }

    FileReport nextReport(Duration patience) throws InterruptedException {
        var report = reports.poll(patience.toSeconds(), TimeUnit.SECONDS);
        if (report == null) {
            throw new AssertionError("no file ended within " + patience.toSeconds() + " s; " + state());
        }
        return report;
    }

    /** Where the files are, what waits, and what each thread of ours is at. */
    private String state() {
        var files = ledger().sources().since(Instant.EPOCH).stream()
                .map(source -> source.path() + " " + source.state())
                .toList();
        var threads = Thread.getAllStackTraces().entrySet().stream()
                .map(thread -> thread.getKey().getName() + " "
                        + Stream.of(thread.getValue())
                                .filter(frame -> frame.getClassName().startsWith("io.saddlebag"))
                                .limit(3)
                                .toList())
                .filter(thread -> !thread.endsWith("[]"))
                .toList();
        return "files " + files + ", pauses " + pauses() + ", "
                + salesforce.requests().counts() + " requests, threads " + threads;
    }

    /** The next one, or none when nothing ends in that time. */
    Optional<FileReport> reportWithin(Duration time) throws InterruptedException {
        return Optional.ofNullable(reports.poll(time.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Waits until every inbox is empty and every row that waited for its parent was sent again. */
    void awaitDrained() throws InterruptedException {
        saddlebag.awaitDrained();
    }

    /** What the process tells of its health. */
    Health health() {
        return new Health(saddlebag.healthUrl().orElseThrow());
    }

    Ledger ledger() {
        return saddlebag.ledger();
    }

    List<Pause> pauses() {
        return saddlebag.ledger().pauses().list();
    }

    /** Waits until so many flows wait: what pauses or goes on is written down a moment later. */
    void awaitPauses(int number) throws Exception {
        Until.itIs(() -> pauses().size() == number, this::pauses);
    }

    List<DeadLetter> deadLetters() {
        return saddlebag.ledger().deadLetters().list(DeadLetterFilter.UNSETTLED);
    }

    /** Sends every dead letter again. */
    void replayAll() {
        saddlebag.replay(
                new ReplayRequest(deadLetters().stream().map(DeadLetter::id).toList(), false));
    }

    void discardAll() {
        saddlebag
                .ledger()
                .deadLetters()
                .discard(deadLetters().stream().map(DeadLetter::id).toList(), "Discarded by the test.");
    }

    /** {@code contacts.csv:3 REQUIRED_FIELD_MISSING} */
    List<String> deadLetterLines() {
        return deadLetters().stream()
                .map(dead -> Path.of(dead.path()).getFileName() + ":"
                        + dead.row().line() + " " + dead.failure().code())
                .toList();
    }

    /** What the ledger knows of the file that was begun last under this name. */
    Source source(String name) {
        return saddlebag.ledger().sources().since(Instant.EPOCH).stream()
                .filter(source -> source.name().equals(name))
                .reduce((first, later) -> later)
                .orElseThrow();
    }

    List<String> results(FileReport report) throws IOException {
        return Files.readAllLines(report.results().orElseThrow());
    }

    /** Ends the process, so to speak; it may be started again. */
    void stop() {
        if (saddlebag != null) {
            saddlebag.close();
        }
    }

    @Override
    public void close() {
        stop();
        salesforce.close();
    }
}
