package io.saddlebag.ledger;

/** As much of a dead letter as a choice among many needs: hundreds of thousands fit into memory. */
public record DeadLetterKey(String id, String flow, String code, DeadLetterState state) {}
