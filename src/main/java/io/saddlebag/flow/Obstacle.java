package io.saddlebag.flow;

import io.saddlebag.files.FileIdentity;
import io.saddlebag.files.OpenedFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Why a file cannot be taken from its inbox now.
 *
 * @param what goes on the sentence that begins with the file's name
 * @param cure what a person can do, or what the file waits for
 * @param since when it began; {@link Instant#MIN} for what does not end by waiting
 */
record Obstacle(String what, String cure, Instant since) {

    static Obstacle stillWritten(Duration quietTime, Instant since) {
        return new Obstacle(
                "is still being written", "It loads when nothing was added for " + seconds(quietTime) + " s.", since);
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    static Obstacle open(String writer, Instant since) {
        return new Obstacle("is open for writing by " + writer, "It loads when that program has closed it.", since);
    }

    static Obstacle unreadable(IOException cause) {
        return cause instanceof AccessDeniedException
                ? new Obstacle(
                        "cannot be read (no permission)", "Let the user that runs Saddlebag read it.", Instant.MIN)
                : new Obstacle("cannot be read (" + reason(cause) + ")", "Check the file and the disk.", Instant.MIN);
    }

    private static String reason(IOException cause) {
        return Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
    }

    /** Reads the first byte, because some files can be opened and not be read. */
    static Optional<Obstacle> ofReading(Path file) {
        try {
            openReadable(file, FileIdentity.of(file)).close();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(unreadable(e));
        }
    }

    /** @param seen what stood there a while ago */
    static OpenedFile openReadable(Path file, FileIdentity seen) throws IOException {
        var opened = OpenedFile.openAmongOthers(file, seen);
        try {
            opened.read(0, new byte[1], 1);
            return opened;
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** The sentence for log and status. */
    String of(String shown) {
        return shown + " " + what + ". It is left there, and the files behind it load. " + cure;
    }
}
