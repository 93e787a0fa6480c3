package io.saddlebag.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of a dead letter's story.
 *
 * @param event {@code failed}, {@code replaying}, {@code held}, {@code waiting}, {@code settled}, {@code discarded},
 *     {@code replaced}, {@code not sent}
 * @param code the error code, if it failed
 * @param message what happened, in words
 */
public record DeadLetterEvent(Instant at, String event, Optional<String> code, String message) {}
