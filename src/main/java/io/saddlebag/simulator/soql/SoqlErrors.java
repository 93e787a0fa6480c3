package io.saddlebag.simulator.soql;

import io.saddlebag.simulator.http.Refusal;

/** Errors of queries: the query's line, a caret under the place, the row and column, and what is wrong. */
final class SoqlErrors {

    private SoqlErrors() {}

    static Refusal malformed(String query, int at, String what) {
        return at(query, at, "MALFORMED_QUERY", what);
    }

    static Refusal noSuchColumn(String query, int at, String column, String entity) {
        return at(
                query,
                at,
                "INVALID_FIELD",
                "No such column '" + column + "' on entity '" + entity
                        + "'. If you are attempting to use a custom field, be sure to append the '__c' after the custom"
                        + " field name. Please reference your WSDL or the describe call for the appropriate names.");
    }

    static Refusal noSuchObject(String query, int at, String object) {
        return at(
                query,
                at,
                "INVALID_TYPE",
                "sObject type '" + object
                        + "' is not supported. If you are attempting to use a custom object, be sure to append the '__c'"
                        + " after the entity name. Please reference your WSDL or the describe call for the appropriate"
                        + " names.");
    }

    static Refusal twice(String query, int at, String column) {
        return at(query, at, "INVALID_FIELD", "duplicate field selected: " + column);
    }

    static Refusal noId(String query, int at, String value) {
        return at(query, at, "INVALID_QUERY_FILTER_OPERATOR", "invalid ID field: " + value);
    }

    static Refusal wrongValue(String query, int at, String field, String type) {
        return at(
                query,
                at,
                "INVALID_FIELD",
                "value of filter criterion for field '" + field + "' must be of type " + type);
    }

    private static Refusal at(String query, int at, String code, String what) {
        int start = query.lastIndexOf('\n', at - 1) + 1;
        int end = query.indexOf('\n', at);
        var line = query.substring(start, end < 0 ? query.length() : end);
        long row = query.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
        int column = at - start;
        return new Refusal(
                400,
                code,
                "\n" + line + "\n" + " ".repeat(column) + "^\nERROR at Row:" + row + ":Column:" + (column + 1) + "\n"
                        + what);
    }
}
