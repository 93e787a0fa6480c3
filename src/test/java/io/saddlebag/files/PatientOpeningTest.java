package io.saddlebag.files;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saddlebag.Child;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatientOpeningTest {

    @TempDir
    private Path folder;

    @Test
    void a_pipe_that_nobody_writes_to_holds_nobody_up() throws Exception {
        var pipe = folder.resolve("x.csv");
        Child.run(new ProcessBuilder("mkfifo", pipe.toString()));
        try {
            assertThatThrownBy(() -> PatientOpening.of(pipe, () -> Files.newByteChannel(pipe), Duration.ofMillis(50)))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining("could not be opened");
        } finally {
            // Lets the thread go that still waits for a writer.
            Files.newOutputStream(pipe).close();
        }
    }
}
