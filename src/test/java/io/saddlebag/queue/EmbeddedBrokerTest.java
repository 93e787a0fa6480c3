package io.saddlebag.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.ReservedPort;
import io.saddlebag.Until;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

    @TempDir
    private Path state;

    @Test
    void it_stops_when_its_disk_is_full_and_runs_again_at_the_same_address_with_all_messages_when_it_is_asked_for()
            throws Exception {
        try (var port = ReservedPort.any();
                var broker = OpenBroker.start(state, "127.0.0.1", port.number());
                var own = broker.broker(1_000)) {
            var login = OpenBroker.login(state);
            var url = broker.url();
            try (var postbox = new Postbox(url, login.user(), login.password())) {
                postbox.send("crm.people", "one", "two");
            }
            broker.server
                    .getActiveMQServer()
                    .getStorageManager()
                    .criticalError(new IOException("No space left on device"));
            Until.itIs(() -> !broker.server.getActiveMQServer().isStarted());

            own.connect().close();

            assertThat(broker.url()).isEqualTo(url);
            try (var postbox = new Postbox(url, login.user(), login.password())) {
                assertThat(postbox.in("crm.people")).hasSize(2);
            }
        }
    }
}
