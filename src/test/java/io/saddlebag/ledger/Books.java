package io.saddlebag.ledger;

import io.saddlebag.records.Row;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Words that the tests of the ledger share. */
final class Books {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    static final DeadLetterIds IDS = new DeadLetterIds(CLOCK, new Random(7));
    static final List<String> HEADER = List.of("id", "Last Name");

    private Books() {}

    static NewSource march() {
        return file("march.csv", "fingerprint-1");
    }

    static NewSource file(String name, String fingerprint) {
        return new NewSource(
                SourceKind.FILE,
                "contacts",
                name,
                "inbox/contacts/" + name,
                1000,
                fingerprint,
                NOON,
                "upsert",
                "00D000000000001",
                "mapping-1",
                "CSV",
                Optional.of(','),
                HEADER);
    }

    /** What came by the queue {@code crm.contacts} on one day. */
    static NewSource day(String name) {
        return new NewSource(
                SourceKind.QUEUE,
                "contacts",
                name,
                "crm.contacts",
                0,
                "",
                NOON,
                "upsert",
                "00D000000000001",
                "mapping-1",
                "NDJSON",
                Optional.empty(),
                List.of());
    }

    /** Rows that came with these messages. */
    static Settlement settled(
            Loading queue, RowRange rows, Counts counts, List<NewDeadLetter> dead, Message... messages) {
        return new Settlement(queue.id(), rows, counts, lines(rows), dead, List.of(), 0, List.of(messages));
    }

    static byte[] header() {
        return "line,outcome\n".getBytes(StandardCharsets.UTF_8);
    }

    static Settlement created(Loading loading, long first, long last) {
        var rows = new RowRange(first, last);
        return new Settlement(
                loading.id(), rows, new Counts(rows.rows(), 0, 0, 0), lines(rows), List.of(), List.of(), last);
    }

    static Settlement dead(Loading loading, NewDeadLetter... deadLetters) {
        var first = deadLetters[0].row().number();
        var rows = new RowRange(first, first + deadLetters.length - 1);
        return new Settlement(
                loading.id(),
                rows,
                new Counts(0, 0, 0, deadLetters.length),
                lines(rows),
                List.of(deadLetters),
                List.of(),
                rows.last());
    }

    static NewDeadLetter refused(long row) {
        return refused(row, "REQUIRED_FIELD_MISSING");
    }

    static NewDeadLetter refused(long row, String code) {
        var cells = new Row.Cells(row, row + 1, HEADER, List.of("C-" + row, ""));
        return NewDeadLetter.open(
                IDS.next(),
                cells,
                Optional.empty(),
                new Failure(code, "Say who.", List.of("LastName")),
                Optional.empty());
    }

    static Message message(String id, RowRange rows) {
        return new Message(Optional.of(id), Optional.of(id), rows, () -> "{\"text\":\"" + id + "\"}");
    }

    static byte[] lines(RowRange rows) {
        return LongStream.rangeClosed(rows.first(), rows.last())
                .mapToObj(row -> row + ",created\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }
}
