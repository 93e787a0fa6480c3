package io.saddlebag.salesforce;

import java.time.Instant;

/**
 * A record that left and may have been stored since: its call was answered so, or not answered yet.
 *
 * @param place of the record in its delivery
 * @param call the same for all records of one call, and for no other call of the delivery
 * @param at when the call was about to leave, by Salesforce's clock
 * @param user the Id of the signed-in user; empty where nobody knows it
 * @param id of the record that is deleted; empty for any other operation
 */
public record Departure(int place, int call, Instant at, String user, String id) {}
