package io.saddlebag.ledger;

import java.util.EnumSet;
import java.util.Set;

/** What can happen to a dead letter next. */
public enum DeadLetterState {
    /** Waits for a replay, or for its row to be corrected and dropped back. */
    OPEN,
    /** A replay has it. After a crash nobody knows whether it left. */
    REPLAYING,
    /** Tried again when its parent was loaded, for a set time. */
    WAITING,
    /** Not replayed until a person decides. */
    HELD,
    /** Delivered. */
    SETTLED,
    /** Given up by a person. */
    DISCARDED,
    /** Its corrected row failed as well; that one is a dead letter of its own. */
    REPLACED;

    /** The states of a row that has not reached Salesforce and was not given up. */
    public static final Set<DeadLetterState> UNSETTLED = Set.copyOf(EnumSet.of(OPEN, REPLAYING, WAITING, HELD));

    /** The states whose rows stand in the dead-letter file: a person may do something about them. */
    public static final Set<DeadLetterState> FOR_A_PERSON = Set.copyOf(EnumSet.of(OPEN, REPLAYING, HELD));
}
