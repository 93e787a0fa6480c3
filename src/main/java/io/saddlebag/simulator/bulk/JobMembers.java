package io.saddlebag.simulator.bulk;

import io.saddlebag.simulator.http.JsonBody;
import io.saddlebag.simulator.http.Refusal;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** The members of a body that creates a job; what cannot be taken is refused with INVALIDJOB. */
record JobMembers(JsonBody body) {

    Optional<String> text(String member) {
        return Optional.ofNullable(body.tree().get(member))
                .filter(node -> !node.isNull())
                .map(node -> node.asText());
    }

    <T> Optional<T> value(String member, T[] values, Function<T, String> name) {
        var given = text(member);
        var found = given.flatMap(text -> Arrays.stream(values)
                .filter(value -> name.apply(value).equals(text))
                .findFirst());
        if (given.isPresent() && found.isEmpty()) {
            throw invalid(member + " '" + given.get() + "' is not one of "
                    + String.join(", ", Arrays.stream(values).map(name).toList()));
        }
        return found;
    }

    void requireCsv() {
        text("contentType").filter(format -> !format.equals("CSV")).ifPresent(format -> {
            throw invalid("contentType '" + format + "' is not supported: CSV");
        });
    }

    LineEnding lineEnding() {
        return value("lineEnding", LineEnding.values(), LineEnding::name).orElse(LineEnding.LF);
    }

    ColumnDelimiter delimiter() {
        return value("columnDelimiter", ColumnDelimiter.values(), ColumnDelimiter::name)
                .orElse(ColumnDelimiter.COMMA);
    }

    static Refusal invalid(String message) {
        return new Refusal(400, "INVALIDJOB", message);
    }
}
