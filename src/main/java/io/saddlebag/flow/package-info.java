/**
 * The flows and how one carries a file, or the messages of a queue: what {@code routes/} defines goes in, and the beans that
 * the routes name come out. It joins rows, mapping, delivery and ledger; none of those knows another. Endpoints, pauses and
 * where failures go stand in the YAML, not here.
 */
package io.saddlebag.flow;
