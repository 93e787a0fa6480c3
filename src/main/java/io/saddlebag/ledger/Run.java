package io.saddlebag.ledger;

import java.time.Instant;
import java.util.Optional;

/** One process that ran the flows. An end is missing while it runs, and for ever when it was killed. */
public record Run(long id, long pid, String version, Instant started, Optional<Instant> ended) {}
