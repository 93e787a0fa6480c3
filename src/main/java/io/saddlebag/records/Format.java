package io.saddlebag.records;

/** What a file turned out to be, whatever its name says. */
public enum Format {
    CSV,
    /** {@code [{…}, {…}]}, also several one after the other. */
    JSON_ARRAY,
    /** {@code {"records": [{…}, {…}]}}, the member possibly nested in others. */
    JSON_RECORDS,
    /** A single object, or several that each span lines. */
    JSON_OBJECT,
    /** One object on each line. */
    NDJSON;

    /** Whether rows are {@link Row.Json}. */
    public boolean isJson() {
        return this != CSV;
    }
}
