package io.saddlebag.salesforce.login;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.saddlebag.web.Admitting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Listens on the loopback callback while somebody signs in, and shows the browser how it ended. */
final class CallbackDoor implements AutoCloseable {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(CallbackDoor::daemon);
    private final CompletableFuture<String> page = new CompletableFuture<>();

    /**
     * Opens it.
     *
     * @param query is told what came with the browser
     * @throws IOException when the port is taken
     */
    CallbackDoor(URI redirectUri, Consumer<String> query) throws IOException {
        var host = redirectUri.getHost().equals("localhost") ? "127.0.0.1" : redirectUri.getHost();
        var address = new InetSocketAddress(InetAddress.getByName(host), port(redirectUri));
        server = HttpServer.create(address, 0);
        server.setExecutor(threads);
        var path = redirectUri.getRawPath().isEmpty() ? "/" : redirectUri.getRawPath();
        var context = server.createContext("/", exchange -> {
            try (exchange) {
                boolean ours = exchange.getRequestURI().getRawPath().equals(path)
                        && exchange.getRequestURI().getRawQuery() != null;
                if (ours) {
                    query.accept(exchange.getRequestURI().getRawQuery());
                    answer(exchange, 200, page.join());
                } else {
                    answer(exchange, 404, "");
                }
            }
        });
        context.getFilters().add(new Admitting());
        server.start();
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "callback");
        thread.setDaemon(true);
        return thread;
    }

    /** Whether the browser of this machine can come back to it. */
    static boolean canListenOn(URI redirectUri) {
        return "http".equals(redirectUri.getScheme()) && LOOPBACK.contains(String.valueOf(redirectUri.getHost()));
    }

    static int port(URI redirectUri) {
        return redirectUri.getPort() < 0 ? 80 : redirectUri.getPort();
    }

    private static void answer(HttpExchange exchange, int status, String html) throws IOException {
        var bytes = html.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html;charset=UTF-8");
        exchange.getResponseHeaders().add("Cache-Control", "no-store");
        exchange.getResponseHeaders().add("Referrer-Policy", "no-referrer");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Shows the browser how it ended. */
    void show(String html) {
        page.complete(html);
    }

    /** Lets the page that was shown last reach the browser. */
    @Override
    public void close() {
        page.complete("");
        server.stop(1);
        threads.shutdown();
    }
}
