package io.saddlebag.flow;

import io.saddlebag.ledger.Failure;
import io.saddlebag.mapping.Complaint;
import io.saddlebag.records.DeadLetterLines;
import java.util.List;
import java.util.stream.Collectors;

/** Why a row never became a record: our own word against it, before Salesforce was asked. */
record Rejection(String code, String message, List<String> fields) {

    static Rejection misshapen(String what) {
        return new Rejection(DeadLetterLines.MISSHAPEN_ROW, what, List.of());
    }

    static Rejection of(List<Complaint> complaints) {
        return new Rejection(
                "REJECTED_VALUE",
                complaints.stream().map(Complaint::toString).collect(Collectors.joining(" ")),
                complaints.stream().map(Complaint::field).distinct().toList());
    }

    static Rejection noKey(String key) {
        return new Rejection("MISSING_KEY", "The row has no value for the key " + key + ".", List.of(key));
    }

    Failure failure() {
        return new Failure(code, message, fields);
    }
}
