package io.saddlebag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

    @TempDir
    private Path folder;

    @Test
    void in_the_posix_locale_file_names_are_utf_8_all_the_same() throws Exception {
        assertThat(started("POSIX")).isEqualTo("C.UTF-8");
    }

    @Test
    void a_locale_with_utf_8_stays_as_it_is() throws Exception {
        assertThat(started("C.utf8")).isEqualTo("C.utf8");
    }

    /** What the launcher starts, in place of Java, tells the locale. */
    private String started(String locale) throws IOException, InterruptedException {
        var java = Files.createDirectories(folder.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nprintf %s \"$LC_ALL\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        var launcher = new ProcessBuilder("sh", "src/main/scripts/saddlebag", "--version");
        launcher.environment().put("JAVA_HOME", folder.toString());
        launcher.environment().put("LC_ALL", locale);
        var process = Child.start(launcher);
        var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return told;
    }
}
