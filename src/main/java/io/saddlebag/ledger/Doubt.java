package io.saddlebag.ledger;

import java.time.Instant;

/**
 * A dead letter whose row left in a call that was interrupted.
 *
 * @param call the same for the dead letters of one call, and for no other call that left at this time
 * @param at when the call left, by Salesforce's clock
 * @param user the Id of the user who made it; empty where nobody knew
 * @param id of the record that the call was to delete; empty for any other operation
 * @param org the Id of the org that it went to
 */
public record Doubt(String deadLetter, String call, Instant at, String user, String id, String org) {}
