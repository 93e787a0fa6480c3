package io.saddlebag.ledger;

import java.time.Instant;

/**
 * One row that may be in Salesforce without an outcome in the ledger.
 *
 * @param call the same for the rows of one call, and for those of no other call of the source that left at this time
 * @param at when the call was about to leave, by Salesforce's clock
 * @param user the Id of the user who made the call; empty where nobody knew
 * @param id of the record that the call deletes; empty for any other operation
 */
public record Left(long row, String call, Instant at, String user, String id) {

    /** Whether both rows can stand in one line of the ledger. */
    boolean isFollowedBy(Left next) {
        return next.row == row + 1 && next.call.equals(call) && next.at.equals(at) && next.user.equals(user);
    }
}
