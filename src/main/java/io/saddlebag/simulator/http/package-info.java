/**
 * HTTP for the simulator: what comes off the wire becomes a {@link io.saddlebag.simulator.http.Request}, what an endpoint
 * answers goes back as it stands in its {@link io.saddlebag.simulator.http.Answer}. It knows nothing of Salesforce's
 * records; only the shape of Salesforce's errors, since also a call that nobody understood must be answered in it.
 */
package io.saddlebag.simulator.http;
