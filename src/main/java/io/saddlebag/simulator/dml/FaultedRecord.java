package io.saddlebag.simulator.dml;

import io.saddlebag.simulator.faults.Fault;
import java.util.Optional;

/** The error of a record with which something goes wrong on purpose. */
final class FaultedRecord {

    private FaultedRecord() {}

    static Saved failed(Fault fault, Change change) {
        if (fault instanceof Fault.RecordRefused refused) {
            return Saved.failed(
                    refused.statusCode(), refused.message(), refused.fields().toArray(String[]::new));
        }
        return Saved.failed(
                "UNABLE_TO_LOCK_ROW",
                "unable to obtain exclusive access to this record"
                        + contended(change).map(id -> " or 1 records: " + id).orElse(""));
    }

    /** Whom the record fights for: itself where it exists, else its account. */
    private static Optional<String> contended(Change change) {
        if (change instanceof Change.Update update) {
            return Optional.of(update.id());
        }
        if (change instanceof Change.Delete delete) {
            return Optional.of(delete.id());
        }
        var draft = change instanceof Change.Insert insert ? insert.draft() : ((Change.Upsert) change).draft();
        return draft.type().field("AccountId").flatMap(draft::value);
    }
}
