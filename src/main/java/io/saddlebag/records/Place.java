package io.saddlebag.records;

/**
 * Where something stands: a file as the user would type it, and the 1-based line.
 *
 * @param file relative to the home where possible, {@code inbox/contacts/march.csv}
 * @param line 1-based; 0 when the whole file is meant
 */
public record Place(String file, long line) {

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line;
    }
}
