/**
 * The composite calls: one request that holds others. Those of a composite call, or of a graph of it, can use the answers of
 * those before them; those of a batch stand alone. Each is run through the list of endpoints, and nothing is known here of what
 * they do.
 */
package io.saddlebag.simulator.composite;
