package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.queue.OpenBroker;
import io.saddlebag.salesforce.login.Credentials;
import io.saddlebag.salesforce.login.CredentialsStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Saddlebag keeps is for its owner only, whichever part of it came first: the login, the ledger or the broker. */
class StateIsPrivateTest {

    @TempDir
    private Path folder;

    @Test
    void the_folder_of_the_state_the_login_the_ledger_and_the_brokers_login_and_messages() throws Exception {
        var state = folder.resolve("state");
        new CredentialsStore(state)
                .write(new Credentials(
                        "http://127.0.0.1:1",
                        "other",
                        Optional.empty(),
                        "a refresh token",
                        Optional.empty(),
                        Instant.EPOCH,
                        Optional.of("of another refresh token")));
        try (var journey =
                        new Journey(folder).flow("people", QueueFlowTest.FLOW).start();
                var postbox = journey.postbox()) {
            postbox.send("crm.people", "{\"id\": \"1\", \"name\": \"Ada\"}");
            journey.nextReport();

            assertThat(permissions(state)).isEqualTo("rwx------");
            assertThat(permissions(state.resolve("broker"))).isEqualTo("rwx------");
            for (var file : new String[] {"credentials.json", "ledger.db", "broker.properties", OpenBroker.LOGIN}) {
                assertThat(permissions(state.resolve(file))).as(file).isEqualTo("rw-------");
            }
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
