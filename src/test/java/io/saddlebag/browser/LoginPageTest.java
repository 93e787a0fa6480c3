package io.saddlebag.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.ReservedPort;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.oauth.App;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that {@code saddlebag login} opens the browser at. */
class LoginPageTest {

    @TempDir
    private Path folder;

    private final ReservedPort port = ReservedPort.any();
    private Simulator simulator;
    private Path home;
    private Path page;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.start();
        simulator.oauth().register(App.saddlebag().withCallbacks(List.of(callback())));
        home = Files.createDirectories(folder.resolve("Büro & Co #1 100% 'a'"));
        page = home.resolve("state/login.html");
    }

    @AfterEach
    void stop() {
        simulator.close();
        port.close();
    }

    @Test
    void no_argument_of_a_process_tells_where_to_sign_in_but_a_page_that_only_its_owner_reads() throws Exception {
        try (var login = login()) {
            var url = login.invitation();
            var arguments = login.openedBrowserAt();

            assertThat(arguments).matches("file:///[!-~]+").doesNotContain("#", "state=", "challenge");
            assertThat(Path.of(URI.create(arguments)).toRealPath()).isEqualTo(page.toRealPath());
            assertThat(Files.readString(page))
                    .contains("content=\"0; url=" + escaped(url) + "\"")
                    .contains("<a href=\"" + escaped(url) + "\">");
            assertThat(modeOf(page)).isEqualTo("rw-------");
            assertThat(modeOf(page.getParent())).isEqualTo("rwx------");
        }
    }

    @Test
    void it_goes_when_the_login_ends() throws Exception {
        try (var login = login()) {
            login.openedBrowserAt();
            login.paste(callback() + "?code=x&state=other");

            assertThat(login.exitCode()).isEqualTo(1);
            assertThat(page).doesNotExist();
        }
    }

    @Test
    void it_goes_when_the_login_is_interrupted() throws Exception {
        try (var login = login()) {
            login.openedBrowserAt();
            assertThat(page).exists();
            login.interrupt();

            login.exitCode();
            assertThat(page).doesNotExist();
        }
    }

    @Test
    void one_that_a_killed_login_left_is_replaced_whatever_it_is() throws Exception {
        try (var login = login()) {
            login.openedBrowserAt();
            login.kill();
            login.exitCode();
        }
        var left = Files.readString(page);
        var elsewhere = Files.writeString(folder.resolve("elsewhere"), "untouched");
        Files.delete(page);
        Files.createSymbolicLink(page, elsewhere);

        try (var login = login()) {
            var url = login.invitation();
            login.openedBrowserAt();

            assertThat(Files.readString(page)).contains(escaped(url)).isNotEqualTo(left);
            assertThat(page).isRegularFile();
            assertThat(Files.isSymbolicLink(page)).isFalse();
            assertThat(modeOf(page)).isEqualTo("rw-------");
            assertThat(elsewhere).hasContent("untouched");
        }
    }

    @Test
    void where_it_cannot_be_written_no_browser_opens_and_the_terminal_shows_where_to_go() throws Exception {
        Files.createDirectories(page.resolve("in the way"));

        try (var login = login()) {
            assertThat(login.invitation()).startsWith(simulator.url());
            login.paste(callback() + "?code=x&state=other");
            login.exitCode();
            assertThat(home.resolve("opened")).doesNotExist();
        }
    }

    @Test
    void without_a_browser_there_is_none() throws Exception {
        try (var login = login("--no-browser")) {
            assertThat(login.invitation()).startsWith(simulator.url());
            assertThat(page).doesNotExist();
        }
    }

    private LoginProcess login(String... options) throws IOException {
        return new LoginProcess(home, simulator.url(), callback(), options);
    }

    private String callback() {
        return "http://localhost:" + port.number() + "/oauth/callback";
    }

    private static String escaped(String url) {
        return url.replace("&", "&amp;");
    }

    private static String modeOf(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
