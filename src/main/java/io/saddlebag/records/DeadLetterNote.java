package io.saddlebag.records;

/**
 * Why a row is a dead letter.
 *
 * @param id the ledger's; it is how the dead letter is settled when the corrected row comes back
 * @param error the code, Salesforce's or ours
 * @param message for a person
 */
public record DeadLetterNote(String id, String error, String message) {}
