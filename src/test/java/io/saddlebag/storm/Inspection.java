package io.saddlebag.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.ledger.Counts;
import io.saddlebag.ledger.DeadLetter;
import io.saddlebag.ledger.DeadLetterFilter;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.Source;
import io.saddlebag.ledger.SourceState;
import io.saddlebag.records.Row;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.http.Kind;
import io.saddlebag.simulator.store.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks at a file that has ended: in Salesforce, in the results, in the dead letters, in the ledger and in the folders. */
record Inspection(Path home, Simulator salesforce, Cargo cargo) {

    private static final int CHUNK = 200;

    void addTo(StormTally tally) throws IOException {
        var held = salesforce.records(cargo.kind().object);
        var expected = cargo.expected();
        var names = new HashMap<String, String>();
        for (var record : held) {
            var before = names.put(
                    record.get("Customer_No__c").toString(),
                    record.get("LastName").toString());
            tally.duplicates += before == null ? 0 : 1;
        }
        tally.lost += expected.keySet().stream()
                .filter(key -> !names.containsKey(key))
                .count();
        tally.duplicates +=
                created().values().stream().filter(times -> times > 1).count();
        tally.loads++;
        tally.rows += cargo.lines().size();
        tally.badRows += cargo.bad().size();
        tally.resentChunks += resentChunks();
        tally.lookups += salesforce.requests().count(Kind.QUERY);
        assertThat(names).as("%s in Salesforce", cargo.name()).isEqualTo(expected);
        assertThat(held).hasSameSizeAs(expected.keySet());
        results(held);
        ledger();
    }

    private void results(List<Map<String, Object>> held) throws IOException {
        var ids = held.stream()
                .collect(Collectors.toMap(record -> record.get("Customer_No__c"), record -> record.get("Id")));
        var lines = Files.readAllLines(home.resolve("results")
                .resolve(cargo.kind().flow)
                .resolve(cargo.name().replace(".csv", ".results.csv")));
        var byNumber = lines.stream()
                .skip(1)
                .collect(
                        Collectors.toMap(line -> Integer.parseInt(line.substring(0, line.indexOf(','))), line -> line));
        assertThat(lines)
                .as("%s: one line per row", cargo.name())
                .hasSize(cargo.lines().size() + 1);
        for (var line : cargo.lines()) {
            var result = byNumber.get(line.number());
            assertThat(result).as("the result of line %d", line.number()).endsWith("," + line);
            assertThat(result)
                    .startsWith(
                            line.isGood()
                                    ? line.number() + ",delivered," + ids.get(line.key()) + ","
                                    : line.number() + ",dead letter,,," + line.refusal() + ",");
        }
    }

    private void ledger() throws IOException {
        try (var ledger = Ledger.openReadOnly(home, Clock.systemUTC()).orElseThrow()) {
            var dead = ledger.deadLetters()
                    .list(DeadLetterFilter.UNSETTLED.ofFlow(cargo.kind().flow).ofFile(cargo.name()));
            assertThat(dead)
                    .extracting(Inspection::described)
                    .containsExactlyInAnyOrderElementsOf(cargo.bad().stream()
                            .map(line -> line.number() + " " + line.refusal() + " " + line)
                            .toList());
            var source = source(ledger);
            var counts = source.counts();
            assertThat(source.state()).isEqualTo(SourceState.DONE);
            assertThat(counts.total()).isEqualTo(cargo.lines().size());
            assertThat(counts)
                    .isEqualTo(new Counts(
                            counts.created(), counts.updated(), 0, cargo.bad().size()));
            deadLetterFile(source);
        }
        assertThat(home.resolve("inbox").resolve(cargo.kind().flow)).isEmptyDirectory();
    }

    private static String described(DeadLetter dead) {
        return dead.row().line() + " " + dead.failure().code() + " "
                + String.join(",", ((Row.Cells) dead.row()).cells());
    }

    private Source source(Ledger ledger) {
        return ledger.sources().since(Instant.EPOCH).stream()
                .filter(source -> source.name().equals(cargo.name()))
                .reduce((one, other) -> {
                    throw new AssertionError("the ledger knows the file twice: " + one + other);
                })
                .orElseThrow();
    }

    private void deadLetterFile(Source source) throws IOException {
        var lines = Files.readAllLines(home.resolve(source.deadLetterFile().orElseThrow()));
        assertThat(lines.stream().skip(1).map(line -> Integer.parseInt(line.split(",", 3)[1])))
                .containsExactlyInAnyOrderElementsOf(
                        cargo.bad().stream().map(Cargo.Line::number).toList());
    }

    /** How often each key was created. */
    private Map<Object, Integer> created() {
        var created = new HashMap<Object, Integer>();
        salesforce.writes(cargo.kind().object).stream()
                .filter(write -> write.kind() == Write.Kind.CREATED)
                .forEach(write -> created.merge(write.values().get("Customer_No__c"), 1, Integer::sum));
        return created;
    }

    /** The chunks with a row that reached Salesforce more than once. */
    private long resentChunks() {
        var times = new HashMap<Object, Integer>();
        salesforce
                .writes(cargo.kind().object)
                .forEach(write -> times.merge(write.values().get("Customer_No__c"), 1, Integer::sum));
        var single = cargo.single();
        var chunks = new HashSet<Integer>();
        for (int i = 0; i < cargo.lines().size(); i++) {
            var key = cargo.lines().get(i).key();
            if (times.getOrDefault(key, 0) > 1 && single.contains(key)) {
                chunks.add(i / CHUNK);
            }
        }
        return chunks.size();
    }
}
