package io.saddlebag;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server that no secret may go to, reached as {@code 0.0.0.0}: the system then connects to this machine, but the address is none
 * of those that are known to stay here.
 */
public final class Trap implements AutoCloseable {

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    public Trap() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().keySet());
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
    }

    public String host() {
        return "0.0.0.0:" + server.getAddress().getPort();
    }

    public String url() {
        return "http://" + host();
    }

    /** What came, which should be nothing. */
    public List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
