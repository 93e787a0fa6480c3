package io.saddlebag.salesforce.login;

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

/** Stands before a simulator, passes requests on, and remembers what was asked: the addresses, and the bodies. */
final class Passage implements AutoCloseable {

    final Queue<String> addresses = new ConcurrentLinkedQueue<>();
    final Queue<String> bodies = new ConcurrentLinkedQueue<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer server;
    private final String behind;

    Passage(String behind) throws IOException {
        this.behind = behind;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::pass);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            addresses.add(exchange.getRequestURI().toString());
            bodies.add(new String(body, StandardCharsets.UTF_8));
            var request = HttpRequest.newBuilder(URI.create(behind + exchange.getRequestURI()))
                    .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
            for (var name : List.of("Authorization", "Content-Type", "Accept")) {
                var values = exchange.getRequestHeaders().getOrDefault(name, List.of());
                values.forEach(value -> request.header(name, value));
            }
            var answer = http.send(request.build(), BodyHandlers.ofString());
            // The instance URL that the simulator names leads back here.
            var told = answer.body().replace(behind, url()).getBytes(StandardCharsets.UTF_8);
            for (var name : List.of("Content-Type", "Location")) {
                answer.headers().firstValue(name).ifPresent(value -> exchange.getResponseHeaders()
                        .add(name, value));
            }
            exchange.sendResponseHeaders(answer.statusCode(), told.length == 0 ? -1 : told.length);
            if (told.length > 0) {
                exchange.getResponseBody().write(told);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
