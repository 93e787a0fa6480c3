/**
 * The records the simulated org holds.
 *
 * <p>In come whole records, already checked; out go records by id, by key or in order of creation, also the deleted ones.
 * A record is packed into one byte array, so that a million of them fit into a few hundred megabytes. It checks nothing.
 */
package io.saddlebag.simulator.store;
