package io.saddlebag.ledger;

/** Neighbouring rows of one source, both ends included, counted from 1. */
public record RowRange(long first, long last) {

    public RowRange {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("rows " + first + " to " + last + " are no range");
        }
    }

    public long rows() {
        return last - first + 1;
    }

    @Override
    public String toString() {
        return first == last ? "row " + first : "rows " + first + " to " + last;
    }
}
