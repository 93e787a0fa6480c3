package io.saddlebag.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Linux has a second file system in memory; elsewhere both folders are on one. */
class MovesTest {

    private static final Path MEMORY = Path.of("/dev/shm");

    @TempDir
    private Path folder;

    private Path there;
    private Path place;

    @BeforeEach
    void place() {
        place = folder.resolve("done.csv");
    }

    private Path file(boolean elsewhere) throws IOException {
        there = elsewhere && Files.isWritable(MEMORY)
                ? Files.createTempDirectory(MEMORY, "saddlebag-test")
                : Files.createTempDirectory(folder, "inbox");
        return Files.writeString(there.resolve("x.csv"), "good");
    }

    @AfterEach
    void clear() throws IOException {
        try (Stream<Path> files = Files.list(there)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(there);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_file_that_was_opened_is_moved_and_closed_to_others(boolean elsewhere) throws IOException {
        var file = file(elsewhere);
        try (var opened = OpenedFile.open(file)) {
            Moves.move(opened, place, Readers.OWNER);
        }

        assertThat(place).hasContent("good");
        assertThat(file).doesNotExist();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_took_its_name_stays_and_the_content_that_was_read_is_kept(boolean elsewhere) throws IOException {
        var file = file(elsewhere);
        var secret = Files.writeString(folder.resolve("secret"), "secret");
        try (var opened = OpenedFile.open(file)) {
            Files.delete(file);
            Files.createSymbolicLink(file, secret);

            Moves.move(opened, place, Readers.OWNER);
        }

        assertThat(place).hasContent("good");
        assertThat(Files.isSymbolicLink(file)).isTrue();
        assertThat(secret).hasContent("secret");
    }

    @Test
    void a_file_that_was_numbered_anew_when_it_was_renamed_is_known_by_its_content() throws IOException {
        try (var opened = OpenedFile.open(file(false))) {
            assertThat(Moves.isAt(opened, Files.writeString(place, "good"))).isTrue();
            assertThat(Moves.isAt(opened, Files.writeString(place, "evil"))).isFalse();
            assertThat(Moves.isAt(opened, folder.resolve("nothing"))).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_link_is_moved_as_a_link(boolean elsewhere) throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "secret");
        var link = Files.createSymbolicLink(file(elsewhere).resolveSibling("link"), secret);

        Moves.move(link, place, Readers.OWNER);

        assertThat(Files.readSymbolicLink(place)).isEqualTo(secret);
        assertThat(link.toFile().exists()).isFalse();
        assertThat(Files.isSymbolicLink(link)).isFalse();
    }
}
