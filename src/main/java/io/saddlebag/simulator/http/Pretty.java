package io.saddlebag.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Lays JSON answers out for people, who ask for it by {@code X-PrettyPrint: 1}. */
public final class Pretty {

    private Pretty() {}

    public static Answer of(Request request, Answer answer) {
        var json = answer.headers().getOrDefault("Content-Type", "").startsWith("application/json");
        return json && request.header("x-prettyprint").filter("1"::equals).isPresent() ? laidOut(answer) : answer;
    }

    private static Answer laidOut(Answer answer) {
        var out = new ByteArrayOutputStream();
        try {
            answer.body().writeTo(out);
            if (out.size() == 0) {
                return answer;
            }
            var bytes = Json.MAPPER
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsBytes(Json.MAPPER.readTree(out.toByteArray()));
            return new Answer(answer.status(), answer.headers(), target -> target.write(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
