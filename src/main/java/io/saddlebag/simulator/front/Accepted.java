package io.saddlebag.simulator.front;

import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Errors;
import io.saddlebag.simulator.http.Request;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What form of answer a client can read. */
final class Accepted {

    private Accepted() {}

    /** Salesforce writes XML for those who take nothing else; the simulator says that it does not. */
    static Optional<Answer> refusal(Request request) {
        var accepted = request.header("accept").orElse("").toLowerCase(Locale.ROOT);
        return !accepted.isEmpty() && Stream.of(accepted.split(",")).allMatch(Accepted::isXml)
                ? Optional.of(Errors.notImplemented("XML", "Accept: application/json"))
                : Optional.empty();
    }

    private static boolean isXml(String type) {
        return type.strip().matches("(application|text)/xml(;.*)?");
    }
}
