package io.saddlebag.salesforce.login;

import static io.saddlebag.RawHttp.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.RawHttp;
import io.saddlebag.ReservedPort;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallbackDoorTest {

    private final List<String> came = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @MethodSource("io.saddlebag.web.HostHeaders#own")
    void the_browser_comes_back_to_its_own_address(String host) throws Exception {
        assertThat(status(ask(host))).isEqualTo(200);
        assertThat(came).containsExactly("code=1&state=2");
    }

    @ParameterizedTest
    @MethodSource("io.saddlebag.web.HostHeaders#foreign")
    void a_page_that_lets_its_own_name_lead_here_is_not_listened_to(String host) throws Exception {
        assertThat(status(ask(host))).isIn(421, 400);
        assertThat(came).isEmpty();
    }

    private String ask(String host) throws Exception {
        try (var port = ReservedPort.any();
                var door = new CallbackDoor(URI.create("http://localhost:" + port.number() + "/cb"), came::add)) {
            door.show("done");
            return new RawHttp(port.number())
                    .ask("GET /cb?code=1&state=2 HTTP/1.1", host.replace("PORT", "" + port.number()));
        }
    }
}
