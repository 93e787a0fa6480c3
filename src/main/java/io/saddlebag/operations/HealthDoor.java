package io.saddlebag.operations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.saddlebag.web.Admitting;
import io.saddlebag.words.Visible;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells over HTTP, to this machine only, what Camel's health checks say: {@code GET /observe/health}, {@code
 * /observe/health/live}, {@code /observe/health/ready}, as Camel names them. 200 when all is up, else 503.
 */
public final class HealthDoor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HealthDoor.class);
    private static final String FULL = "full";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(HealthDoor::daemon);
    private final Supplier<CamelContext> camel;

    /**
     * Opens it; until Camel has started it answers DOWN.
     *
     * @param port 0 for any free one
     * @param camel gives null before there is a context
     * @throws IOException when the port is taken
     */
    public HealthDoor(int port, Supplier<CamelContext> camel) throws IOException {
        this.camel = camel;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
                    try (exchange) {
                        answer(exchange);
                    }
                })
                .getFilters()
                .add(new Admitting());
        server.start();
        LOG.info("Health is told at {}", url());
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "health");
        thread.setDaemon(true);
        return thread;
    }

    /** {@code http://127.0.0.1:9876/observe/health} */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/observe/health";
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("GET")) {
            exchange.getResponseHeaders().set("Allow", "GET");
            exchange.sendResponseHeaders(405, -1);
            return;
        }
        switch (exchange.getRequestURI().getRawPath()) {
            case "/observe/health" -> tell(exchange, context -> HealthCheckHelper.invoke(context, FULL), false);
            case "/observe/health/live" ->
                tell(exchange, context -> HealthCheckHelper.invokeLiveness(context, FULL), false);
            case "/observe/health/ready" ->
                tell(exchange, context -> HealthCheckHelper.invokeReadiness(context, FULL), true);
            default -> exchange.sendResponseHeaders(404, -1);
        }
    }

    private void tell(
            HttpExchange exchange, Function<CamelContext, Collection<HealthCheck.Result>> checks, boolean readiness)
            throws IOException {
        var context = camel.get();
        boolean started = context != null && context.isStarted();
        Collection<HealthCheck.Result> results = started ? checks.apply(context) : List.of();
        boolean up = started && HealthCheckHelper.isResultsUp(results, readiness);
        send(exchange, up ? 200 : 503, HealthJson.of(up, results));
    }

    private static void send(HttpExchange exchange, int status, ObjectNode json) throws IOException {
        var bytes = Visible.of(json.toString()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
