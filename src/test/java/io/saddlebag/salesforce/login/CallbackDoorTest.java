package io.saddlebag.salesforce.login;

import static io.saddlebag.RawHttp.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.RawHttp;
import io.saddlebag.ReservedPort;
import io.saddlebag.Until;
import io.saddlebag.web.HostHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallbackDoorTest {

    private final CompletableFuture<Callback> came = new CompletableFuture<>();
    private final AtomicInteger ignored = new AtomicInteger();

    @ParameterizedTest
    @MethodSource("io.saddlebag.web.HostHeaders#own")
    void the_browser_comes_back_to_its_own_address(String host) throws Exception {
        assertThat(status(ask(host))).isEqualTo(200);
        assertThat(came.join().code()).hasValue("1");
    }

    @Test
    void a_page_that_lets_its_own_name_lead_here_is_not_listened_to() throws Exception {
        try (var port = ReservedPort.any();
                var door = door(port)) {
            door.show("done");

            assertThat(HostHeaders.foreign()).isNotEmpty().allSatisfy(host -> assertThat(status(ask(port, host)))
                    .isIn(421, 400));
            assertThat(came).isNotDone();
        }
    }

    @Test
    void a_second_answer_is_told_that_it_is_one_and_changes_nothing() throws Exception {
        try (var port = ReservedPort.any();
                var door = door(port)) {
            var first = CompletableFuture.supplyAsync(() -> get(port, "/cb?code=1&state=2"));
            came.get(Until.PATIENCE.toSeconds(), TimeUnit.SECONDS);

            assertThat(get(port, "/cb?code=other&state=2"))
                    .startsWith("HTTP/1.1 200")
                    .contains("has its answer already");
            assertThat(get(port, "/cb?error=access_denied&state=2")).contains("has its answer already");
            assertThat(first).isNotDone();
            door.show("done");
            assertThat(first.join()).endsWith("done");
            assertThat(get(port, "/cb?code=other&state=2")).contains("has its answer already");
            assertThat(came.join().code()).hasValue("1");
            assertThat(ignored).hasValue(0);
        }
    }

    @Test
    void an_answer_that_comes_after_one_was_pasted_is_told_so_too() throws Exception {
        came.complete(Callback.read("http://localhost/cb?code=pasted&state=2"));
        try (var port = ReservedPort.any();
                var door = door(port)) {
            door.show("done");

            assertThat(get(port, "/cb?code=1&state=2")).contains("has its answer already");
            assertThat(came.join().code()).hasValue("pasted");
        }
    }

    @Test
    void another_path_is_not_there_even_with_the_right_state() throws Exception {
        try (var port = ReservedPort.any();
                var door = door(port)) {
            door.show("done");

            assertThat(List.of("/", "/cb/", "/CB", "/cb/other", "/favicon.ico", "//cb", "/%63b"))
                    .allSatisfy(path -> assertThat(status(get(port, path + "?code=1&state=2")))
                            .isEqualTo(404));
            assertThat(came).isNotDone();
        }
    }

    private CallbackDoor door(ReservedPort port) throws IOException {
        var redirectUri = URI.create("http://localhost:" + port.number() + "/cb");
        return new CallbackDoor(redirectUri, "2", came, ignored::incrementAndGet);
    }

    private static String get(ReservedPort port, String target) {
        try {
            return new RawHttp(port.number()).ask("GET " + target + " HTTP/1.1", "Host: localhost:" + port.number());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String ask(String host) throws Exception {
        try (var port = ReservedPort.any();
                var door = door(port)) {
            door.show("done");
            return ask(port, host);
        }
    }

    private static String ask(ReservedPort port, String host) throws IOException {
        return new RawHttp(port.number())
                .ask("GET /cb?code=1&state=2 HTTP/1.1", host.replace("PORT", "" + port.number()));
    }
}
