/**
 * What the simulated org knows of its objects and fields.
 *
 * <p>In come the stock objects, written in a compact form of our own ({@code schema/Contact.txt} and its neighbours), and
 * whatever a test or a seed file adds. Out go {@link io.saddlebag.simulator.schema.SObject} and
 * {@link io.saddlebag.simulator.schema.Field}, which never change. It holds no records.
 */
package io.saddlebag.simulator.schema;
