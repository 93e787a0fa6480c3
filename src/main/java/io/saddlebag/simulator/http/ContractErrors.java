package io.saddlebag.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Gives Salesforce's error shape to what Jetty refuses before any endpoint sees it: broken HTTP, a head too long. */
final class ContractErrors extends ErrorHandler {

    @Override
    public boolean handle(org.eclipse.jetty.server.Request request, Response response, Callback callback) {
        var answer = answer(response.getStatus());
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        // Jetty ends the connection after what it could not understand; a client must hear of it.
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        response.write(true, ByteBuffer.wrap(bytes(answer)), callback);
        return true;
    }

    private static Answer answer(int status) {
        return switch (status) {
            case 414 -> Errors.answer(414, "URI_TOO_LONG", "The URI is longer than 16,384 bytes.");
            case 431 ->
                Errors.answer(431, "REQUEST_HEADER_FIELDS_TOO_LARGE", "URI and headers are longer than 16,384 bytes.");
            case 500 -> Errors.unexpected();
            default -> Errors.answer(status, "BAD_REQUEST", "The request is no HTTP that can be understood.");
        };
    }

    private static byte[] bytes(Answer answer) {
        var out = new ByteArrayOutputStream();
        try {
            answer.body().writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
