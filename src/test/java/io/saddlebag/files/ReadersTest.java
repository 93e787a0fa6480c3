package io.saddlebag.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadersTest {

    @TempDir
    private Path folder;

    @Test
    void what_is_made_has_the_modes_of_its_readers() throws IOException {
        assertThat(made(Readers.OWNER)).containsExactly("rwx------", "rwx------", "rw-------");
        assertThat(made(Readers.OWNER_AND_GROUP)).containsExactly("rwxr-x---", "rwxr-x---", "rw-r-----");
    }

    private String[] made(Readers readers) throws IOException {
        var outer = folder.resolve(readers.name());
        readers.makeFolder(outer.resolve("inner"));
        readers.newFile(outer.resolve("inner/file")).close();
        return new String[] {mode(outer), mode(outer.resolve("inner")), mode(outer.resolve("inner/file"))};
    }

    @Test
    void a_folder_that_exists_keeps_its_mode() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        Readers.OWNER.makeFolder(folder);

        assertThat(mode(folder)).isEqualTo("rwxr-xr-x");
    }

    @Test
    void a_folder_for_the_group_keeps_the_group_of_the_folder_above() throws IOException {
        Files.setAttribute(folder, "unix:mode", 02750);

        Readers.OWNER_AND_GROUP.makeFolder(folder.resolve("done"));

        assertThat((int) Files.getAttribute(folder.resolve("done"), "unix:mode") & 07777)
                .isEqualTo(02750);
    }

    @Test
    void a_link_in_the_place_of_a_new_file_is_replaced_and_not_written_to() throws IOException {
        var foreign = Files.writeString(folder.resolve("foreign"), "as it was");
        var place = Files.createSymbolicLink(folder.resolve("place"), foreign);

        try (var file = Readers.OWNER.newFile(place)) {
            file.write('x');
        }

        assertThat(foreign).hasContent("as it was");
        assertThat(place).hasContent("x");
        assertThat(Files.isSymbolicLink(place)).isFalse();
    }

    @Test
    void a_file_that_was_moved_in_is_closed_to_others() throws IOException {
        var file = Files.writeString(folder.resolve("march.csv"), "id\n1\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        Readers.OWNER.take(file);

        assertThat(mode(file)).isEqualTo("rw-------");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
