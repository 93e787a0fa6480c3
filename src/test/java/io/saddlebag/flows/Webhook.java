package io.saddlebag.flows;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** A web service that is told of events, and answers as badly as it was made to. */
final class Webhook implements AutoCloseable {

    /** How it answers a request. */
    interface Answer {
        void to(HttpExchange request, CountDownLatch end) throws IOException, InterruptedException;
    }

    static final Answer OK = status(200);
    static final Answer SERVER_ERROR = status(500);

    /** It never does, while the test lasts. */
    static final Answer NONE = (request, end) -> end.await();

    /** It hangs up in the middle of it. */
    static final Answer BROKEN = (request, end) -> {
        request.sendResponseHeaders(200, 1_000);
        request.getResponseBody().write('{');
        request.close();
    };

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<JsonNode> told = new CopyOnWriteArrayList<>();
    private final List<String> headers = new CopyOnWriteArrayList<>();

    Webhook(Answer answer) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", request -> {
            try (request) {
                take(request);
                answer.to(request, end);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    private static Answer status(int status) {
        return (request, end) -> request.sendResponseHeaders(status, -1);
    }

    private void take(HttpExchange request) throws IOException {
        headers.add(request.getRequestMethod() + " " + request.getRequestURI() + " "
                + request.getRequestHeaders().getFirst("Content-Type") + " "
                + request.getRequestHeaders().getFirst("Authorization"));
        told.add(json(request.getRequestBody().readAllBytes()));
    }

    /** A step anywhere posts anything. */
    private static JsonNode json(byte[] body) throws IOException {
        try {
            return new ObjectMapper().readTree(body);
        } catch (JacksonException e) {
            return TextNode.valueOf(new String(body, StandardCharsets.ISO_8859_1));
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    List<String> headers() {
        return headers;
    }

    List<JsonNode> told() {
        return told;
    }

    List<String> told(String kind) {
        return ofKind(kind).map(JsonNode::toString).toList();
    }

    private Stream<JsonNode> ofKind(String kind) {
        return told.stream().filter(event -> event.path("kind").asText().equals(kind));
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
