/**
 * What an operator asks: what is loading, what waits and why, what needs a person.
 *
 * <p>What enters: the ledger of a home. What leaves: facts, as JSON and as text. It never changes anything.
 */
package io.saddlebag.operations;
