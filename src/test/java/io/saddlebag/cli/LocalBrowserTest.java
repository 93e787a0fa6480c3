package io.saddlebag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalBrowserTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, xdg-open, file:///home/ada/B%C3%BCro%20%231/state/login.html",
        "FreeBSD, xdg-open, file:///home/ada/state/login.html",
        "Mac OS X, open, file:///Users/ada/B%C3%BCro%20%231/state/login.html",
        "Windows 11, rundll32 url.dll|FileProtocolHandler, file:///C:/Users/Zo%C3%AB%20%26%20Co/100%25/state/login.html",
        "Windows Server 2022, rundll32 url.dll|FileProtocolHandler, file://server/share/Büro/state/login.html"
    })
    void each_system_opens_the_page_in_its_way(String system, String opener, String page) {
        assertThat(String.join(" ", LocalBrowser.command(system, URI.create(page))))
                .isEqualTo(opener.replace('|', ',') + " " + page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "a b", "Büro", "#1", "100%", "%20", "what?", "'a' & \"b\"", "日本", "a;b,c", "-x"})
    void the_page_is_found_in_a_folder_of_any_name(String name) {
        var file = Path.of("/tmp", name, "login.html");

        var address = new RedirectPage(file).address();

        assertThat(address.toString()).matches("file:///[!-~]+").doesNotContain("#", "?", "\"");
        assertThat(Path.of(address)).isEqualTo(file);
    }

    @Test
    void the_address_stands_in_the_page_as_html_wants_it() {
        var url = URI.create("https://acme.example/a'b;c/authorize?a=1&copy=%22&b=%3Cscript%3E,(x)");

        assertThat(RedirectPage.html(url))
                .contains(
                        "content=\"0; url=https://acme.example/a&apos;b;c/authorize?a=1&amp;copy=%22&amp;b=%3Cscript%3E,(x)\"")
                .contains(
                        "<a href=\"https://acme.example/a&apos;b;c/authorize?a=1&amp;copy=%22&amp;b=%3Cscript%3E,(x)\">");
    }
}
