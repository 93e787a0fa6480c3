package io.saddlebag.salesforce.login;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A program of these tests in a process of its own. What it complains of appears in the output of the tests. */
final class OtherProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;

    /** @param program has a {@code main} */
    OtherProcess(Class<?> program, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        out = process.inputReader();
    }

    /** The next line it says; empty when it has ended. */
    Optional<String> line() throws IOException {
        return Optional.ofNullable(out.readLine());
    }

    Process process() {
        return process;
    }

    /** {@code kill -9}. What it had said can still be read. */
    void kill() throws InterruptedException {
        // Process.destroyForcibly would also close the pipe.
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
