package io.saddlebag.storm;

import io.saddlebag.FlowText;
import io.saddlebag.Until;
import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Kills the loader again and again while calls of one flow are out, and tells Salesforce what becomes of them: those that it has
 * begun are carried out, and of those that come just before every second kill some never are, or only a minute later.
 */
final class Interruptions implements AutoCloseable {

    static final String FLOW = "trial";
    private static final int WITHIN_MILLIS = 300;
    private static final int FILES_AHEAD = 2;

    /** What becomes of calls that come just before a kill. */
    enum Held {
        NEVER,
        LATER
    }

    /** Makes the text of a file from its number. */
    interface FileText {
        String text(int number) throws IOException;
    }

    final Path home;
    final Simulator salesforce;
    private final Loader loader;
    private final Random random = new Random(17);
    private CountDownLatch late = new CountDownLatch(0);
    private int files;
    int kills;
    int heldCalls;

    Interruptions(Path home) throws IOException {
        this.home = home;
        this.salesforce = Simulator.start(
                Settings.defaults().withLatency(Duration.ofMillis(100)).withDailyApiLimit(1_000_000_000));
        this.loader = new Loader(home, salesforce);
        loader.prepare();
        for (var flow : List.of("customers", "prospects")) {
            Files.delete(home.resolve("routes/" + flow + ".camel.yaml"));
            Files.delete(home.resolve("inbox/" + flow));
        }
        // A machine that stands still for a while costs a second, not a minute.
        Files.writeString(
                home.resolve("application.properties"),
                "saddlebag.pause = 1s\nsaddlebag.stay-signed-in = 0s\n",
                StandardOpenOption.APPEND);
    }

    void flow(FlowText flow, String fields) throws IOException {
        Files.createDirectories(home.resolve("inbox").resolve(FLOW));
        flow.in(home, fields);
    }

    /** @param between how far Salesforce's clock goes on after each kill */
    void rage(int times, Held held, Duration between, FileText cargo) throws Exception {
        while (kills < times) {
            fill(cargo);
            var process = loader.start("run");
            awaitCalls();
            carryOutLate();
            process.waitFor(random.nextInt(WITHIN_MILLIS), TimeUnit.MILLISECONDS);
            if (kills % 2 == 1) {
                hold(held);
            }
            process.destroyForcibly().waitFor();
            kills++;
            salesforce.faults().clear();
            if (held == Held.NEVER) {
                late.countDown();
                Until.itIs(() -> salesforce.requests().atOnce() == 0);
            }
            salesforce.advance(between);
        }
        carryOutLate();
    }

    /** Lets the rest be loaded in peace, when no call can be running any more. */
    int end() throws Exception {
        Until.itIs(() -> salesforce.requests().atOnce() == 0);
        salesforce.advance(Duration.ofMinutes(12));
        return loader.start().waitFor();
    }

    private void fill(FileText cargo) throws IOException {
        try (var waiting = Files.list(home.resolve("inbox").resolve(FLOW))) {
            for (long left = waiting.count(); left < FILES_AHEAD; left++) {
                files++;
                var draft = Files.writeString(home.resolve("draft"), cargo.text(files));
                Files.move(draft, home.resolve("inbox").resolve(FLOW).resolve("%04d.csv".formatted(files)));
            }
        }
    }

    int files() {
        return files;
    }

    private void awaitCalls() throws Exception {
        long before = salesforce.requests().count(Kind.COLLECTIONS);
        Until.itIs(() -> salesforce.requests().count(Kind.COLLECTIONS) > before);
    }

    private void hold(Held held) throws Exception {
        late = new CountDownLatch(1);
        long before = salesforce.requests().count(Kind.COLLECTIONS);
        salesforce.faults().every(1, Kind.COLLECTIONS, new Fault.CallHeld(late));
        if (held == Held.NEVER) {
            salesforce.faults().every(1, Kind.COLLECTIONS, new Fault.ConnectionReset());
        }
        var look = new CountDownLatch(1);
        for (int n = 0; n < 100 && salesforce.requests().count(Kind.COLLECTIONS) == before; n++) {
            look.await(5, TimeUnit.MILLISECONDS);
        }
        heldCalls += (int) (salesforce.requests().count(Kind.COLLECTIONS) - before);
    }

    private void carryOutLate() {
        late.countDown();
    }

    /** The lines of all results files, without their headers. */
    Stream<String> results() throws IOException {
        try (var all = Files.list(home.resolve("results").resolve(FLOW))) {
            return all.sorted().toList().stream().flatMap(file -> {
                try {
                    return Files.readAllLines(file).stream().skip(1);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    static String lines(String header, int rows, IntFunction<String> row) {
        return IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n", header + "\n", "\n"));
    }

    @Override
    public void close() {
        late.countDown();
        salesforce.close();
    }
}
