package io.saddlebag.flow;

import io.saddlebag.ledger.KnownMessage;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.Message;
import io.saddlebag.ledger.RowRange;
import io.saddlebag.ledger.RowRanges;
import io.saddlebag.ledger.Sent;
import io.saddlebag.queue.DeadMessage;
import io.saddlebag.queue.Received;
import io.saddlebag.records.ResultLines;
import io.saddlebag.records.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The rows of the messages of one sitting. Each gets its number in the ledger's source: a new one the next that is free, one
 * that is delivered again its old one, so that what was settled is not sent a second time.
 */
final class QueueRows implements Carrier {

    private final Ledger ledger;
    private final String queue;
    private final ConcurrentSkipListMap<Long, QueueEntry> entries = new ConcurrentSkipListMap<>();
    private final Set<String> met = new HashSet<>();
    private final List<DeadMessage> deadBefore = new ArrayList<>();
    private long next = 1;
    private long expected;
    private long messages;
    private long repeated;

    QueueRows(Ledger ledger, String queue) {
        this.ledger = ledger;
        this.queue = queue;
    }

    /** @param first the first number that is free */
    void numberFrom(long first) {
        next = first;
    }

    /**
     * Numbers the rows of further messages.
     *
     * @return those that are to be sent
     */
    List<Row> add(Load load, List<ReadMessage> messages) {
        var keys = messages.stream()
                .flatMap(message -> message.received().identity().key().stream())
                .toList();
        var known = ledger.messages().known(load.flow().id(), keys);
        var fresh = new ArrayList<QueueEntry>();
        var rows = new ArrayList<Row>();
        for (ReadMessage message : messages) {
            var key = message.received().identity().key();
            var before = key.map(known::get);
            if (before.filter(KnownMessage::isSettled).isPresent()) {
                repeated++;
                before.get().failures().stream()
                        .findFirst()
                        .ifPresent(any -> deadBefore.add(
                                QueueCopies.now(message.received(), before.get().failures())));
            } else if (key.isEmpty() || met.add(key.get())) {
                rows.addAll(number(load, message, before, fresh));
            } else {
                repeated++;
            }
        }
        if (!fresh.isEmpty() && load.target().marksWhatLeaves()) {
            ledger.messages().arrived(source(load), load.flow().id(), messages(fresh));
        }
        expected += rows.size();
        this.messages += messages.size();
        return rows;
    }

    private List<Row> number(Load load, ReadMessage message, Optional<KnownMessage> before, List<QueueEntry> fresh) {
        if (message.rows().isEmpty()) {
            return List.of();
        }
        var known = before.filter(each -> each.source() == source(load)
                && each.rows().rows() == message.rows().size());
        var range = known.map(KnownMessage::rows)
                .orElseGet(() -> free(message.rows().size()));
        var entry = new QueueEntry(message.received(), range);
        entries.put(range.first(), entry);
        if (known.isEmpty()) {
            fresh.add(entry);
            if (before.isPresent() || isUnknownAndDeliveredAgain(message.received())) {
                load.mayHaveLeft(
                        new Sent(range, Optional.empty(), message.received().sent()));
            }
        }
        var settled = known.map(KnownMessage::settled).orElse(RowRanges.NONE);
        return message.numberedFrom(range.first()).stream()
                .filter(row -> !settled.contains(row.number()))
                .toList();
    }

    /** Nothing tells whether this or another process sent it before. */
    private static boolean isUnknownAndDeliveredAgain(Received message) {
        return message.again() && message.identity().key().isEmpty();
    }

    private RowRange free(int rows) {
        var range = new RowRange(next, next + rows - 1);
        next += rows;
        return range;
    }

    private static long source(Load load) {
        return load.loading().orElseThrow().id();
    }

    private static List<Message> messages(List<QueueEntry> entries) {
        return entries.stream().map(QueueEntry::message).toList();
    }

    /** How many messages were looked at. */
    long messages() {
        return messages;
    }

    /** How many of them were known, and are not sent again. */
    long repeated() {
        return repeated;
    }

    /** How many rows were to be sent. */
    long expected() {
        return expected;
    }

    /** The messages with dead letters, those among them that an earlier process settled and did not commit. */
    List<DeadMessage> dead(Load load) {
        var dead = new ArrayList<>(deadBefore);
        if (load.counts().deadLetters() > 0) {
            for (QueueEntry entry : entries.values()) {
                var failures = ledger.messages().failures(source(load), entry.rows());
                if (!failures.isEmpty()) {
                    dead.add(QueueCopies.now(entry.received(), failures));
                }
            }
        }
        return dead;
    }

    private Optional<QueueEntry> entry(Row row) {
        return Optional.ofNullable(entries.floorEntry(row.number())).map(java.util.Map.Entry::getValue);
    }

    @Override
    public String nameOf(Row row) {
        return entry(row)
                .flatMap(entry -> entry.received().identity().name())
                .map(name -> queue + "#" + name)
                .orElse(queue);
    }

    @Override
    public ResultLines resultLines() {
        return ResultLines.ofJson();
    }

    @Override
    public Optional<String> waits() {
        return Optional.of("messages wait in the queue " + queue);
    }

    @Override
    public List<Message> messagesOf(RowRange rows) {
        var first = Optional.ofNullable(entries.floorKey(rows.first())).orElse(rows.first());
        return messages(entries.subMap(first, true, rows.last(), true).values().stream()
                .filter(entry -> entry.overlaps(rows))
                .toList());
    }
}
