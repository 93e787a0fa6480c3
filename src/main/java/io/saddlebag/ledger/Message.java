package io.saddlebag.ledger;

/**
 * A message of a queue and the rows of its source that it holds.
 *
 * @param id by which it is known when it is delivered again
 */
public record Message(String id, RowRange rows) {}
