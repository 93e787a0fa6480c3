package io.saddlebag.salesforce.login;

import io.saddlebag.Child;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A program of these tests in a process of its own. What it complains of appears in the output of the tests. */
final class OtherProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;

    /** @param program has a {@code main} */
    OtherProcess(Class<?> program, String... arguments) throws IOException {
        process = Child.start(Child.java(List.of(), program, arguments).redirectError(ProcessBuilder.Redirect.INHERIT));
        out = process.inputReader();
    }

    /** The next line it says; empty when it has ended. */
    Optional<String> line() throws IOException {
        return Optional.ofNullable(out.readLine());
    }

    /** Ends its standard input. */
    void endInput() throws IOException {
        process.getOutputStream().close();
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
