package io.saddlebag;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** A proxy between Saddlebag and Salesforce, which answers in Salesforce's place as it was told, or changes what it says. */
public final class Gateway implements AutoCloseable {

    /**
     * What is answered; a body that is empty is none.
     *
     * @param location where the client is sent to; empty for nowhere
     */
    public record Page(int status, String type, String body, String location) {
        public Page(int status, String type, String body) {
            this(status, type, body, "");
        }
    }

    private record Order(String path, boolean passedOn, UnaryOperator<Page> answer) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final Queue<Order> orders = new ConcurrentLinkedQueue<>();
    private final Queue<String> paths = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private final String behind;
    private final String path;

    public Gateway(String behind) throws IOException {
        this(behind, "");
    }

    /** @param path what its own addresses have before Salesforce's: {@code /crm} */
    public Gateway(String behind, String path) throws IOException {
        this.behind = behind;
        this.path = path;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext(path + "/", this::pass);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Answers the next request to such a path itself: Salesforce never hears of it. */
    public void answers(String path, int status, String type, String body) {
        orders.add(new Order(path, false, none -> new Page(status, type, body)));
    }

    /** Passes the next request to such a path on, and answers something else than Salesforce did. */
    public void changes(String path, UnaryOperator<Page> answer) {
        orders.add(new Order(path, true, answer));
    }

    /** Sends the next request to such a path to another address. */
    public void redirects(String path, String location) {
        sendsOn(path, 307, location);
    }

    /** The same with another status. */
    public void sendsOn(String path, int status, String location) {
        orders.add(new Order(path, false, none -> new Page(status, "", "", location)));
    }

    /** What was asked for so far, without queries. */
    public List<String> paths() {
        return List.copyOf(paths);
    }

    /** Whether each order has been carried out. */
    public boolean isDone() {
        return orders.isEmpty();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            paths.add(exchange.getRequestURI().getPath());
            var body = exchange.getRequestBody().readAllBytes();
            var order = orders.stream()
                    .filter(each -> exchange.getRequestURI().getPath().contains(each.path()))
                    .findFirst()
                    .filter(orders::remove)
                    .orElse(new Order("", true, UnaryOperator.identity()));
            var real = order.passedOn() ? asked(exchange, body) : new Page(0, "", "");
            answer(exchange, order.answer().apply(real));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Page asked(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create(behind + exchange.getRequestURI().toString().substring(path.length())))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        for (var name : List.of("Authorization", "Content-Type", "Accept")) {
            exchange.getRequestHeaders().getOrDefault(name, List.of()).forEach(value -> request.header(name, value));
        }
        var answer = http.send(request.build(), BodyHandlers.ofString());
        // The instance URL that the simulator names leads back here.
        return new Page(
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse(""),
                answer.body().replace(behind, url()),
                answer.headers().firstValue("Location").orElse(""));
    }

    private static void answer(HttpExchange exchange, Page page) throws IOException {
        var bytes = page.body().getBytes(StandardCharsets.UTF_8);
        if (!page.type().isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", page.type());
        }
        if (!page.location().isEmpty()) {
            exchange.getResponseHeaders().set("Location", page.location());
        }
        exchange.sendResponseHeaders(page.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
