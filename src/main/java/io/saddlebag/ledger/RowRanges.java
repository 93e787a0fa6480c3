package io.saddlebag.ledger;

import java.util.List;

/**
 * The rows of a source whose outcome is known.
 *
 * @param ranges ascending, none touching another
 */
public record RowRanges(List<RowRange> ranges) {

    public static final RowRanges NONE = new RowRanges(List.of());

    public RowRanges {
        ranges = List.copyOf(ranges);
    }

    public boolean contains(long row) {
        var low = 0;
        var high = ranges.size() - 1;
        while (low <= high) {
            var middle = (low + high) >>> 1;
            var range = ranges.get(middle);
            if (row < range.first()) {
                high = middle - 1;
            } else if (row > range.last()) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    /** The parts of the ranges that lie among these rows. */
    public RowRanges within(RowRange rows) {
        return new RowRanges(ranges.stream()
                .filter(range -> range.first() <= rows.last() && range.last() >= rows.first())
                .map(range -> new RowRange(Math.max(range.first(), rows.first()), Math.min(range.last(), rows.last())))
                .toList());
    }

    public long rows() {
        return ranges.stream().mapToLong(RowRange::rows).sum();
    }

    /** Whether exactly the rows 1 to {@code rows} are settled. */
    public boolean areAll(long rows) {
        return rows == 0 ? ranges.isEmpty() : ranges.equals(List.of(new RowRange(1, rows)));
    }
}
