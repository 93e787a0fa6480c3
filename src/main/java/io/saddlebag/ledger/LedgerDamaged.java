package io.saddlebag.ledger;

/** The ledger's file is no ledger, is damaged, or is of a newer version. Only a person can cure that; the message tells how. */
public final class LedgerDamaged extends RuntimeException {

    private static final long serialVersionUID = 1;

    LedgerDamaged(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
