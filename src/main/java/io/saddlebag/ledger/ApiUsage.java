package io.saddlebag.ledger;

import java.time.Instant;

/** API requests that an org counted in the last 24 hours, as last seen. */
public record ApiUsage(String org, long used, long allowed, Instant seen) {}
