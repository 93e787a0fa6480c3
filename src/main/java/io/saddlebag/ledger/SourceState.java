package io.saddlebag.ledger;

/** How far a source is. */
public enum SourceState {
    /** Rows are, or will be, sent. */
    LOADING,
    /** Every row has its outcome. */
    DONE,
    /** It was set aside with a reason; what it delivered before stays delivered. */
    REJECTED,
    /** A file of the same name but with other content took its place before it was done. */
    REPLACED,
    /** It left its inbox before every row had its outcome: taken away, or set aside as a whole. It goes on when it is back. */
    UNFINISHED
}
