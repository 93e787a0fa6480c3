/**
 * An embedded Salesforce: it answers over HTTP on 127.0.0.1 as the real one does, as far as the contract goes, and says so
 * where it does not. {@link io.saddlebag.simulator.Simulator} starts it, {@link io.saddlebag.simulator.Endpoints} is the
 * list of all it answers, {@link io.saddlebag.simulator.faults.Fault} is what can go wrong on purpose.
 *
 * <p>It knows nothing of Saddlebag. Packages: {@code http} the wire, {@code front} what every request passes, {@code
 * session} and {@code oauth} who calls, {@code rest} and {@code bulk} the calls, {@code dml} the rules of writing, {@code
 * soql} queries, {@code store} the records, {@code schema} objects and fields, {@code faults} what goes wrong.
 */
package io.saddlebag.simulator;
