package io.saddlebag.flow;

import io.saddlebag.ledger.Failure;
import io.saddlebag.mapping.Complaint;
import io.saddlebag.records.DeadLetterLines;
import io.saddlebag.records.Place;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** Why a row never became a record: our own word against it, before Salesforce was asked. */
record Rejection(String code, String message, List<String> fields) {

    static final String ALREADY_DELIVERED = "ALREADY_DELIVERED";

    /** The file names a dead letter that this ledger does not have. */
    static final String UNKNOWN_DEAD_LETTER = "UNKNOWN_DEAD_LETTER";

    static final String UNKNOWN_OUTCOME = "UNKNOWN_OUTCOME";

    static Rejection misshapen(String what) {
        return new Rejection(DeadLetterLines.MISSHAPEN_ROW, what, List.of());
    }

    static Rejection of(List<Complaint> complaints) {
        return new Rejection(
                "REJECTED_VALUE",
                complaints.stream().map(Complaint::toString).collect(Collectors.joining(" ")),
                complaints.stream().map(Complaint::field).distinct().toList());
    }

    /** The header of a file is looked at before its rows; a row that is sent again brings its own. */
    static Rejection doubtful(String what, Place flow) {
        return new Rejection(
                "DOUBTFUL_COLUMN",
                what + " Correct the mapping, or drop the row with another header." + ShippedRoute.hint(flow),
                List.of());
    }

    static Rejection noKey(String key) {
        return new Rejection("MISSING_KEY", "The row has no value for the key " + key + ".", List.of(key));
    }

    /** Nothing would tell such a record from any other, and nobody sends one on purpose. */
    static Rejection empty() {
        return new Rejection(
                "EMPTY_RECORD",
                "The row gives no field a value, so the insert would make an empty record. Correct the names in the row or in the mapping.",
                List.of());
    }

    /** @param deadLetter the one whose row was dropped back */
    static Rejection alreadyDelivered(String deadLetter) {
        return new Rejection(
                ALREADY_DELIVERED,
                "The row of the dead letter " + deadLetter
                        + " was delivered already; sending it again would make a second record.",
                List.of());
    }

    /** Of a row out of a results file, which has no ids. */
    static Rejection deliveredByResults() {
        return new Rejection(
                ALREADY_DELIVERED,
                "The row comes out of a results file, which says that it was delivered; sending it again would make a second record.",
                List.of());
    }

    /** @param id what the row has in saddlebag_id */
    static Rejection unknownDeadLetter(String id) {
        return new Rejection(
                UNKNOWN_DEAD_LETTER,
                "This home has no dead letter '" + id
                        + "', so whether the row was delivered cannot be told; sending it again could make a second record.",
                List.of());
    }

    /** @param why nobody can tell whether it is in Salesforce */
    static Rejection unknownOutcome(String why) {
        return new Rejection(
                UNKNOWN_OUTCOME,
                "An earlier run sent this row and ended before the answer came; sending it again could make a second record. "
                        + why,
                List.of());
    }

    /** @param time by Salesforce's clock */
    static Rejection lookedForAt(Instant time) {
        return new Rejection(
                UNKNOWN_OUTCOME,
                ("An earlier run sent this row and ended before the answer came. Saddlebag looks for the record in Salesforce again, not before"
                                + " %s, and sends the row again if nothing of its call is there.")
                        .formatted(time.truncatedTo(ChronoUnit.SECONDS)),
                List.of());
    }

    Failure failure() {
        return new Failure(code, message, fields);
    }
}
