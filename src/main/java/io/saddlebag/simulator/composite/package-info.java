/**
 * The composite call: one request that holds up to 25 others, whose answers can be used by those that follow. It runs each
 * through the list of endpoints and knows nothing of what they do.
 */
package io.saddlebag.simulator.composite;
