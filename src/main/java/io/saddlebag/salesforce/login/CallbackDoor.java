package io.saddlebag.salesforce.login;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.saddlebag.web.Admitting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on the loopback callback while somebody signs in, and shows the browser how it ended. Any program of this machine
 * and any web page may knock: only what brings the state of this sign-in counts, and only once.
 */
final class CallbackDoor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackDoor.class);

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final String path;
    private final String state;
    private final CompletableFuture<Callback> came;
    private final Runnable ignored;
    private final AtomicBoolean toldOfIgnored = new AtomicBoolean();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(CallbackDoor::daemon);
    private final CompletableFuture<String> page = new CompletableFuture<>();

    /**
     * Opens it.
     *
     * @param state of the sign-in whose answer is waited for
     * @param came is completed by that answer
     * @param ignored is run when the first answer to another sign-in comes
     * @throws IOException when the port is taken
     */
    CallbackDoor(URI redirectUri, String state, CompletableFuture<Callback> came, Runnable ignored) throws IOException {
        this.path = redirectUri.getRawPath().isEmpty() ? "/" : redirectUri.getRawPath();
        this.state = state;
        this.came = came;
        this.ignored = ignored;
        var host = redirectUri.getHost().equals("localhost") ? "127.0.0.1" : redirectUri.getHost();
        var address = new InetSocketAddress(InetAddress.getByName(host), port(redirectUri));
        server = HttpServer.create(address, 0);
        server.setExecutor(threads);
        var context = server.createContext("/", exchange -> {
            try (exchange) {
                enter(exchange);
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

    private void enter(HttpExchange exchange) throws IOException {
        if (!path.equals(exchange.getRequestURI().getRawPath())) {
            answer(exchange, 404, "");
        } else if (!exchange.getRequestMethod().equals("GET")) {
            exchange.getResponseHeaders().add("Allow", "GET");
            answer(exchange, 405, "");
        } else {
            receive(exchange);
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        var callback = Callback.read(Objects.toString(exchange.getRequestURI().getRawQuery(), ""));
        if (!callback.answers(state)) {
            ignore();
            answer(exchange, 400, CallbackPage.ofAnotherSignIn());
        } else if (came.complete(callback)) {
            answer(exchange, 200, page.join());
        } else {
            answer(exchange, 200, CallbackPage.answeredBefore());
        }
    }

    private void ignore() {
        LOG.debug("login: the answer to another sign-in came (state), and was ignored");
        if (toldOfIgnored.compareAndSet(false, true)) {
            ignored.run();
        }
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
