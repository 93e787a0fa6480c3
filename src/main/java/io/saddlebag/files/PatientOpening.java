package io.saddlebag.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Opens a file and does not wait for ever: whoever puts a pipe in its place in the very moment would otherwise stop the flow, since a
 * pipe opens when somebody writes to it.
 */
final class PatientOpening {

    interface Opening {
        SeekableByteChannel open() throws IOException;
    }

    private PatientOpening() {}

    static SeekableByteChannel of(Path file, Opening opening) throws IOException {
        return of(file, opening, Duration.ofSeconds(10));
    }

    static SeekableByteChannel of(Path file, Opening opening, Duration patience) throws IOException {
        var opened = new CompletableFuture<SeekableByteChannel>();
        var thread = new Thread(() -> open(opening, opened), "open " + file.getFileName());
        thread.setDaemon(true);
        thread.start();
        try {
            return opened.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            giveUp(opened);
            throw new FileSystemException(
                    file.toString(), null, "it could not be opened within " + patience.toSeconds() + " s");
        } catch (InterruptedException e) {
            giveUp(opened);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while " + file + " was opened");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static void open(Opening opening, CompletableFuture<SeekableByteChannel> opened) {
        try {
            var channel = opening.open();
            if (!opened.complete(channel)) {
                channel.close();
            }
        } catch (IOException | RuntimeException e) {
            opened.completeExceptionally(e);
        }
    }

    /** Opened too late, it is closed by whoever opened it. */
    private static void giveUp(CompletableFuture<SeekableByteChannel> opened) {
        if (!opened.cancel(false) && !opened.isCompletedExceptionally()) {
            try {
                opened.join().close();
            } catch (IOException e) {
                // It was only read.
            }
        }
    }
}
