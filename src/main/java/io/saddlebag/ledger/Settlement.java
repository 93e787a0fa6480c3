package io.saddlebag.ledger;

import java.util.List;
import java.util.Optional;

/**
 * What became of neighbouring rows of a source.
 *
 * @param source {@link Loading#id()}
 * @param counts must add up to the number of rows in the range, and name as many dead letters as are given
 * @param resultLines lines for the results file, ready to append, each with its line end
 * @param corrected older dead letters whose corrected row was among these and was delivered
 * @param bytesRead how many bytes of the source were read up to the end of these rows, for the progress bar; 0 when not
 *     known
 * @param messages those that hold the rows, where the source is a queue
 * @param made the Ids of the records that were created, where an interrupted insert might be mistaken for them
 */
public record Settlement(
        long source,
        RowRange rows,
        Counts counts,
        byte[] resultLines,
        List<NewDeadLetter> deadLetters,
        List<Attempt.Delivered> corrected,
        long bytesRead,
        List<Message> messages,
        List<String> made) {

    /** Rows of which no created record need be known. */
    public Settlement(
            long source,
            RowRange rows,
            Counts counts,
            byte[] resultLines,
            List<NewDeadLetter> deadLetters,
            List<Attempt.Delivered> corrected,
            long bytesRead,
            List<Message> messages) {
        this(source, rows, counts, resultLines, deadLetters, corrected, bytesRead, messages, List.of());
    }

    /** Rows of a file. */
    public Settlement(
            long source,
            RowRange rows,
            Counts counts,
            byte[] resultLines,
            List<NewDeadLetter> deadLetters,
            List<Attempt.Delivered> corrected,
            long bytesRead) {
        this(source, rows, counts, resultLines, deadLetters, corrected, bytesRead, List.of());
    }

    public Settlement {
        messages = List.copyOf(messages);
        made = List.copyOf(made);
        deadLetters = List.copyOf(deadLetters);
        corrected = List.copyOf(corrected);
        if (counts.total() != rows.rows() || counts.deadLetters() != deadLetters.size()) {
            throw new IllegalArgumentException(rows + " cannot be settled as " + counts + " with " + deadLetters.size()
                    + " dead letters: the counts do not add up.");
        }
    }

    /** What the message is called that a row came in. */
    Optional<String> messageOf(long row) {
        return messages.stream()
                .filter(message -> message.holds(row))
                .findFirst()
                .flatMap(Message::name);
    }

    /** Those that hold a row which waits for its parent. */
    List<Message> messagesThatWait() {
        var waiting = deadLetters.stream()
                .filter(dead -> dead.fate() instanceof NewDeadLetter.Fate.Waits)
                .map(dead -> dead.row().number())
                .toList();
        return waiting.isEmpty()
                ? List.of()
                : messages.stream()
                        .filter(message -> waiting.stream().anyMatch(message::holds))
                        .toList();
    }
}
