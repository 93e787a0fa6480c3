package io.saddlebag.salesforce;

import java.time.Instant;
import java.util.Set;

/** What the ledger knows of the records that Salesforce may hold. */
public interface LedgerOfCalls {

    /** The Ids of records whose rows have their outcome, those created since a time among them. */
    Set<String> madeSince(Instant time);

    /** When the calls left whose rows have no outcome yet, by Salesforce's clock: interrupted ones, and those under way. */
    Set<Instant> openCalls();
}
