package io.saddlebag.salesforce;

import java.util.List;

/**
 * One error as Salesforce words it.
 *
 * @param code errorCode of a REST answer or statusCode of a collection's answer; {@code ""} where there was none
 * @param fields the fields it names, possibly none
 */
public record ApiError(String code, String message, List<String> fields) {

    public ApiError {
        fields = fields == null ? List.of() : List.copyOf(fields);
    }
}
