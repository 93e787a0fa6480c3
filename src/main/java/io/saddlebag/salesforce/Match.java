package io.saddlebag.salesforce;

import java.time.Instant;

/**
 * A record that a lookup found.
 *
 * @param changed its SystemModstamp: when anybody, or the system, last changed it
 * @param created its CreatedDate
 * @param creator its CreatedById
 */
public record Match(String id, Instant changed, Instant created, String creator) {}
