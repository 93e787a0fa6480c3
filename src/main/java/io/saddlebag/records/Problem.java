package io.saddlebag.records;

/**
 * Something a person must put right: where it is, what is wrong, what to do.
 *
 * @param where the file and line
 * @param what one sentence with the value found
 * @param fix one sentence in the imperative; empty when there is nothing to advise
 */
public record Problem(Place where, String what, String fix) {

    @Override
    public String toString() {
        return where + ": " + what + (fix.isEmpty() ? "" : " " + fix);
    }
}
