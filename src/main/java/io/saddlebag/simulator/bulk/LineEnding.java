package io.saddlebag.simulator.bulk;

/** What ends a row. */
enum LineEnding {
    LF("\n"),
    CRLF("\r\n");

    private final String text;

    LineEnding(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
