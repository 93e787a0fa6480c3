/**
 * The durable book of what happened to every row.
 *
 * <p>What enters: files begun, rows sent, outcomes settled, dead letters, pauses, requests of other processes. What
 * leaves: the ranges of rows that need not be sent again, the results file of each source, dead letters with their
 * story, and the facts that {@code status} shows.
 *
 * <p>It never sends anything, never decides what to send again, and never keeps a good row: that one stands in the
 * results file only.
 */
package io.saddlebag.ledger;
