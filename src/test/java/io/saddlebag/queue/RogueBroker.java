package io.saddlebag.queue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts who connects to it. */
final class RogueBroker implements AutoCloseable {

    private final ServerSocket socket;
    private final AtomicInteger calls = new AtomicInteger();

    RogueBroker() throws IOException {
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        var accepting = new Thread(this::accept, "rogue-broker");
        accepting.setDaemon(true);
        accepting.start();
    }

    private void accept() {
        try {
            while (!socket.isClosed()) {
                socket.accept().close();
                calls.incrementAndGet();
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    int calls() {
        return calls.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
