package io.saddlebag.check;

/** Something that a route names, and the line on which it does. */
sealed interface Mention {

    long line();

    /** A component, a data format or a language. */
    record Named(Part part, String name, long line) implements Mention {}

    /** An option of an endpoint. */
    record Option(EndpointText endpoint, String name, long line) implements Mention {}

    /** A setting, as {@code {{name}}}. */
    record Placeholder(String name, long line) implements Mention {}

    /** A class of the user's. */
    record OfClass(String name, long line) implements Mention {}
}
