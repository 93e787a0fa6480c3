package io.saddlebag;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process whose output is read by a test, and heard as it is read. */
final class HeardProcess extends Process {

    private final Process process;
    private final InputStream output;

    HeardProcess(Process process) {
        this.process = process;
        this.output = heard(process.getInputStream());
    }

    private static InputStream heard(InputStream from) {
        var to = new Overheard(
                new PrintStream(OutputStream.nullOutputStream()), (console, line) -> Leaks.hear("a process", line));
        return new InputStream() {
            @Override
            public int read() throws IOException {
                int read = from.read();
                to.write(read < 0 ? '\n' : read);
                return read;
            }

            @Override
            public int read(byte[] bytes, int at, int most) throws IOException {
                int read = from.read(bytes, at, most);
                if (read < 0) {
                    to.write('\n');
                } else {
                    to.write(bytes, at, read);
                }
                return read;
            }

            @Override
            public int available() throws IOException {
                return from.available();
            }

            @Override
            public void close() throws IOException {
                from.close();
            }
        };
    }

    @Override
    public InputStream getInputStream() {
        return output;
    }

    @Override
    public OutputStream getOutputStream() {
        return process.getOutputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return process.getErrorStream();
    }

    @Override
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
        return process.waitFor(timeout, unit);
    }

    @Override
    public int exitValue() {
        return process.exitValue();
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void destroy() {
        process.destroy();
    }

    @Override
    public Process destroyForcibly() {
        process.destroyForcibly();
        return this;
    }

    @Override
    public ProcessHandle toHandle() {
        return process.toHandle();
    }

    @Override
    public CompletableFuture<Process> onExit() {
        return process.onExit().thenApply(ended -> this);
    }
}
