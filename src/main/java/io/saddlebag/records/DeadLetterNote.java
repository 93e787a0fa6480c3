package io.saddlebag.records;

import java.util.OptionalLong;

/**
 * Why a row is a dead letter.
 *
 * @param id the ledger's; it is how the dead letter is settled when the corrected row comes back
 * @param row the 1-based number of the row in its file or message; empty where that is not known
 * @param error the code, Salesforce's or ours
 * @param message for a person
 */
public record DeadLetterNote(String id, OptionalLong row, String error, String message) {}
