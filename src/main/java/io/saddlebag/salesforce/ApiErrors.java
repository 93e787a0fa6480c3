package io.saddlebag.salesforce;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.component.salesforce.api.dto.RestError;

/** Reads the errors that an answer lists. Each member of them may be missing. */
final class ApiErrors {

    private ApiErrors() {}

    /**
     * One error for all of them, so that a row is corrected once: code and fields are the first one's, at which Salesforce
     * stopped, and its message names the others.
     */
    static ApiError joined(List<RestError> listed) {
        var errors = Stream.ofNullable(listed)
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .map(ApiErrors::read)
                .toList();
        return errors.isEmpty()
                ? new ApiError("", "", List.of())
                : new ApiError(
                        errors.get(0).code(), messages(errors), errors.get(0).fields());
    }

    private static ApiError read(RestError error) {
        var fields = Stream.ofNullable(error.getFields())
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .toList();
        return new ApiError(text(error.getErrorCode()), text(error.getMessage()), fields);
    }

    private static String messages(List<ApiError> errors) {
        var others = errors.stream().skip(1).map(error -> "Also " + error.code() + ": " + error.message());
        return Stream.concat(Stream.of(errors.get(0).message()), others)
                .filter(message -> !message.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String text(String value) {
        return Optional.ofNullable(value).orElse("");
    }
}
