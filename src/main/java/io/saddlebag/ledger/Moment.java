package io.saddlebag.ledger;

import java.time.Instant;

/**
 * One moment by two clocks, which may be minutes apart.
 *
 * @param here by this machine's, for people
 * @param inOrg by Salesforce's, to be compared with what Salesforce says of its records
 */
record Moment(Instant here, Instant inOrg) {}
