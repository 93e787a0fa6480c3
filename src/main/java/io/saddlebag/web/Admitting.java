package io.saddlebag.web;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lets only those requests through to a handler of the JDK's HTTP server that are for this server. */
public final class Admitting extends Filter {

    @Override
    public String description() {
        return "answers " + OwnAddress.MISDIRECTED + " where another host is meant";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        var own = new OwnAddress(exchange.getLocalAddress().getPort());
        var authority = exchange.getRequestURI().getRawAuthority();
        boolean ours = own.isIn(exchange.getRequestHeaders().getOrDefault("Host", List.of()))
                && (authority == null || own.isHost(authority));
        if (ours) {
            chain.doFilter(exchange);
        } else {
            refuse(exchange, own.refusal() + "\n");
        }
    }

    private static void refuse(HttpExchange exchange, String text) throws IOException {
        try (exchange) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain;charset=UTF-8");
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(OwnAddress.MISDIRECTED, head ? -1 : bytes.length);
            if (!head) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }
}
