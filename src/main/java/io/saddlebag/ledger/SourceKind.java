package io.saddlebag.ledger;

/** Where rows come from. */
public enum SourceKind {
    FILE,
    QUEUE
}
