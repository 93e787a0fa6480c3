/**
 * What an operator asks: what is loading, what waits and why, what needs a person.
 *
 * <p>What enters: the ledger of a home. What leaves: facts, as JSON, as text and,
 * of a running process, as health over HTTP. It never changes anything.
 */
package io.saddlebag.operations;
