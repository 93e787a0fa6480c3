package io.saddlebag.salesforce;

/** An Id has 15 characters, or 18 of which the last three repeat their case as a checksum (REST API Developer Guide). */
public final class RecordId {

    private static final int LENGTH = 15;

    private RecordId() {}

    /** The same text for both forms of an Id. */
    public static String withoutChecksum(String id) {
        return id.length() > LENGTH ? id.substring(0, LENGTH) : id;
    }
}
