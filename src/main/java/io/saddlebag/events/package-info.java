/**
 * What happened that somebody may want to be told of.
 *
 * <p>What enters: events of this process and of users' own routes. What leaves: JSON, through the route {@code notify}, in a
 * queue of its own. Nobody waits for that route, and its failure is counted, never passed on. No event of this process
 * carries a value of a record.
 */
package io.saddlebag.events;
