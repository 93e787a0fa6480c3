package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients of others, unchanged and at pinned versions, against the simulator: {@code mvn test -Pconformance}. The
 * checks stand in {@code src/test/conformance}; they need npm, and bring the Node that they need.
 */
@Tag("conformance")
class ConformanceTest {

    private static final Path CHECKS = Path.of("src/test/conformance");
    private static final Path WORKSPACE = Path.of("target/conformance").toAbsolutePath();
    private static final int AT_LEAST = 80;

    @BeforeAll
    static void install() throws Exception {
        Files.createDirectories(WORKSPACE);
        try (var files = Files.list(CHECKS)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, WORKSPACE.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        run(new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(WORKSPACE.toFile()));
    }

    @ParameterizedTest(name = "with refresh-token rotation: {0}")
    @ValueSource(booleans = {false, true})
    void third_party_clients_work_unchanged(boolean rotation, @TempDir Path home) throws Exception {
        try (var client = ThirdPartyClient.start(rotation, home)) {
            var process = client.node(node(), tests());

            var report = run(process);

            Files.writeString(WORKSPACE.resolve("rotation-" + rotation + ".tap"), report);
            assertThat(failures(report)).isEmpty();
            assertThat(count(report, "pass")).isGreaterThanOrEqualTo(AT_LEAST);
            assertThat(count(report, "skipped") + count(report, "todo") + count(report, "cancelled"))
                    .isZero();
        }
    }

    private static List<String> tests() throws IOException {
        try (var files = Files.list(WORKSPACE)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".test.js"))
                    .sorted()
                    .toList();
        }
    }

    /** The Node that the lock file brings for this machine, else the one on the path, which must be 22 or later. */
    private static String node() throws IOException {
        try (var modules = Files.list(WORKSPACE.resolve("node_modules"))) {
            return modules.filter(module -> module.getFileName().toString().startsWith("node-"))
                    .map(module -> module.resolve("bin/node"))
                    .filter(Files::isExecutable)
                    .map(Path::toString)
                    .findFirst()
                    .orElse("node");
        }
    }

    private static String run(ProcessBuilder builder) throws Exception {
        var process = Child.start(builder.redirectErrorStream(true));
        var output = new String(process.getInputStream().readAllBytes());
        var exit = process.waitFor();
        assertThat(exit == 0 || output.contains("TAP version")).as(output).isTrue();
        return output;
    }

    private static List<String> failures(String report) {
        return Pattern.compile("(?m)^\\s*not ok .*$(?:\\R\\s+(?!ok|not ok).*){0,14}")
                .matcher(report)
                .results()
                .map(found -> found.group())
                .toList();
    }

    private static int count(String report, String what) {
        var found = Pattern.compile("(?m)^# " + what + " (\\d+)$").matcher(report);
        assertThat(found.find()).as(report).isTrue();
        return Integer.parseInt(found.group(1));
    }
}
