/**
 * What a person, or a replay, has of the dead letters.
 *
 * <p>What enters: the dead letters of the ledger and the words of somebody who chooses among them. What leaves: the files in
 * {@code dead-letter/}, and the choice, by flow.
 *
 * <p>It never sends anything, and never overwrites or deletes a dead-letter file that somebody has edited.
 */
package io.saddlebag.deadletter;
