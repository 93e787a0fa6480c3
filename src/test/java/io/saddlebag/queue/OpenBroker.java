package io.saddlebag.queue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The broker that Saddlebag embeds, for tests that look into its queues or read them from elsewhere: as its process may. */
public final class OpenBroker {

    /** The file in {@code state/} with the login that may do everything. */
    public static final String LOGIN = BrokerLogin.PROCESS;

    private OpenBroker() {}

    public static EmbeddedBroker start(Path state, String host, int port) throws IOException {
        return EmbeddedBroker.start(state, new BrokerAddress(host, port, Optional.empty()), Set.of());
    }

    static BrokerLogin login(Path state) throws IOException {
        return BrokerLogin.ofProcess(state);
    }
}
