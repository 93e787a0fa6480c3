package io.saddlebag.ledger;

import java.util.List;

/**
 * What became of neighbouring rows of a source.
 *
 * @param source {@link Loading#id()}
 * @param counts must add up to the number of rows in the range, and name as many dead letters as are given
 * @param resultLines lines for the results file, ready to append, each with its line end
 * @param corrected older dead letters whose corrected row was among these and was delivered
 * @param bytesRead how many bytes of the source were read up to the end of these rows, for the progress bar; 0 when not
 *     known
 */
public record Settlement(
        long source,
        RowRange rows,
        Counts counts,
        byte[] resultLines,
        List<NewDeadLetter> deadLetters,
        List<Attempt.Delivered> corrected,
        long bytesRead) {

    public Settlement {
        deadLetters = List.copyOf(deadLetters);
        corrected = List.copyOf(corrected);
        if (counts.total() != rows.rows() || counts.deadLetters() != deadLetters.size()) {
            throw new IllegalArgumentException(rows + " cannot be settled as " + counts + " with " + deadLetters.size()
                    + " dead letters: the counts do not add up.");
        }
    }
}
