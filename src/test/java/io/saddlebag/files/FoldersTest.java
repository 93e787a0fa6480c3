package io.saddlebag.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

    private static final int SOMEBODY = 65534;

    @TempDir
    private Path folder;

    private Path share;

    @BeforeEach
    void share() throws IOException {
        share = Files.createDirectory(folder.resolve("share")).toRealPath();
    }

    @Test
    void a_link_of_the_own_user_leads_to_its_folder() throws IOException {
        var link = Files.createSymbolicLink(folder.resolve("inbox"), Path.of("../" + folder.getFileName() + "/share"));

        assertThat(Folders.real(link)).isEqualTo(share);
    }

    @Test
    void a_link_where_others_can_put_another_is_not_followed() throws IOException {
        var open = Files.createDirectory(folder.resolve("open"));
        var link = Files.createSymbolicLink(open.resolve("inbox"), share);
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> Folders.real(link))
                .isInstanceOf(Folders.UntrustedLink.class)
                .hasMessageContaining("another user can put another link in its place");
    }

    @Test
    void a_link_of_another_user_is_not_followed() throws IOException {
        var link = Files.createSymbolicLink(folder.resolve("inbox"), share);
        int owner = (Integer) Files.getAttribute(link, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        if (owner == 0) {
            Files.setAttribute(link, "unix:uid", SOMEBODY, LinkOption.NOFOLLOW_LINKS);
        }

        assertThatThrownBy(() -> Folders.real(link, owner == 0 ? 0 : SOMEBODY))
                .isInstanceOf(Folders.UntrustedLink.class)
                .hasMessageContaining("the link belongs to the user");
    }

    @Test
    void links_in_a_circle_end() throws IOException {
        var link = Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));

        assertThatThrownBy(() -> Folders.real(link)).isInstanceOf(IOException.class);
    }
}
