package io.saddlebag.simulator.http;

/** The kinds of requests: what is counted apart, and what a fault can be aimed at. */
public enum Kind {
    /** Single records: create, read, update, upsert, delete. */
    SOBJECT,
    /** Up to 200 records a call. */
    COLLECTIONS,
    COMPOSITE,
    QUERY,
    /** Bulk API 2.0. */
    BULK,
    DESCRIBE,
    LIMITS,
    VERSIONS,
    /** The token endpoint. */
    TOKEN,
    /** The other OAuth endpoints: authorize, revoke, introspect, userinfo, identity. */
    IDENTITY,
    /** The simulator's own endpoints. */
    CONTROL,
    /** Whatever no endpoint answers. */
    OTHER;

    /** Whether it reads or writes records: what a fault is aimed at when nothing else is said. */
    public boolean isData() {
        return ordinal() <= BULK.ordinal();
    }
}
