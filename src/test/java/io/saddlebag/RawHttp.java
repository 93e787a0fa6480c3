package io.saddlebag;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;

/** A connection to a server on 127.0.0.1 that sends a request to the letter: HTTP clients set Host, Origin and Connection themselves. */
public record RawHttp(int port) {

    /** Sends a request without a body and returns the whole answer; the headers have line ends between them, not after. */
    public String ask(String requestLine, String headers) throws IOException {
        var head = requestLine + "\r\n" + (headers.isEmpty() ? "" : headers + "\r\n");
        return send(head + "Connection: close\r\nContent-Length: 0\r\n\r\n");
    }

    public String send(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    /** {@code HTTP/1.1 200 OK} becomes 200. */
    public static int status(String answer) {
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }
}
