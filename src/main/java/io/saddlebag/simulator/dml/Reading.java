package io.saddlebag.simulator.dml;

/** What became of one value when it was read for its field. */
sealed interface Reading {

    /** The value in Salesforce's own notation. */
    record Value(String text) implements Reading {}

    /** Null: the field is to be emptied. */
    record Nothing() implements Reading {}

    /** The value is of the right type and still not allowed. */
    record Wrong(RecordError error) implements Reading {}

    /** The value is of another type than the field: JSON then refuses the whole request. */
    record OtherType() implements Reading {}
}
