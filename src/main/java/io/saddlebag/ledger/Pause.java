package io.saddlebag.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * Why a flow waits.
 *
 * @param cause a word for programs: {@code login}, {@code limit}, {@code unreachable}, {@code disk}, {@code flow}
 * @param reason the sentence for a person
 * @param until when it goes on by itself; empty when that is not known
 */
public record Pause(String flow, String cause, String reason, Instant since, Optional<Instant> until) {}
