/**
 * Inserts, updates, upserts and deletes with Salesforce's rules.
 *
 * <p>In come {@link io.saddlebag.simulator.dml.Change changes} read from JSON or CSV; they are checked against the schema
 * and carried out in the store; out comes one {@link io.saddlebag.simulator.dml.Saved} for each, in the same order.
 */
package io.saddlebag.simulator.dml;
