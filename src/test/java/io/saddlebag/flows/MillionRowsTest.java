package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Child;
import io.saddlebag.Main;
import io.saddlebag.SimulatorProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million rows through a process that may use 64 MB of heap; the simulator runs in another. Prints time and memory. */
@Tag("million")
class MillionRowsTest {

    private static final int ROWS = 1_000_000;

    @TempDir
    private Path home;

    @Test
    void a_million_rows_stream_through_64_mb() throws Exception {
        try (var simulator = SimulatorProcess.start("-XX:TieredStopAtLevel=4", "-Xmx4g")) {
            settle(simulator.url());
            var began = Instant.now();
            var run = java("-Xmx64m", "run", "--once", "--home", home.toString());
            long peak = peakUntilEnd(run);
            System.out.printf(
                    "%,d rows in %.1f s, peak resident memory %,d MB%n",
                    ROWS, Duration.between(began, Instant.now()).toMillis() / 1000.0, peak / 1024);

            assertThat(run.exitValue()).isZero();
            try (var lines = Files.lines(home.resolve("results/contacts/million.results.csv"))) {
                assertThat(lines.filter(line -> line.contains(",created,")).count())
                        .isEqualTo(ROWS);
            }
        }
    }

    private void settle(String url) throws IOException {
        Files.writeString(home.resolve("application.properties"), """
                camel.component.salesforce.login-url = %s
                camel.component.salesforce.client-id = saddlebag
                camel.component.salesforce.client-secret = saddlebag-secret
                """.formatted(url));
        var inbox = Files.createDirectories(home.resolve("inbox/contacts"));
        try (var out = Files.newBufferedWriter(inbox.resolve("million.csv"))) {
            out.write("id,First Name,Last Name,email,phone,birthdate,source,account\n");
            for (int i = 0; i < ROWS; i++) {
                out.write("C-%d,Ada,Lovelace %d,ada%d@example.org,+49 30 %d,10/12/1985,web,\n".formatted(i, i, i, i));
            }
        }
    }

    private static Process java(String heap, String... arguments) throws IOException {
        return Child.start(Child.java(List.of("-XX:TieredStopAtLevel=4", heap), Main.class, arguments)
                .redirectError(ProcessBuilder.Redirect.INHERIT));
    }

    /** The most memory that the process ever had in RAM, in kB, as Linux counts it. */
    private static long peakUntilEnd(Process run) throws IOException, InterruptedException {
        long peak = 0;
        while (!run.waitFor(200, java.util.concurrent.TimeUnit.MILLISECONDS)) {
            var status = Path.of("/proc", Long.toString(run.pid()), "status");
            if (Files.exists(status)) {
                try (var lines = Files.lines(status)) {
                    peak = Math.max(
                            peak,
                            lines.filter(line -> line.startsWith("VmHWM"))
                                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                                    .findFirst()
                                    .orElse(0));
                }
            }
        }
        return peak;
    }
}
