package io.saddlebag.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * Something another process asks the running one to do.
 *
 * @param kind {@code replay} or {@code discard}
 * @param args JSON
 * @param answer JSON, once it is done
 */
public record Request(long id, String kind, String args, Instant asked, Optional<String> answer) {}
