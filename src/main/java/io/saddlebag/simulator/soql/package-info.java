/**
 * SOQL: a query's text goes in, the records that it means come out.
 *
 * <p>A small parser by recursive descent makes a {@link io.saddlebag.simulator.soql.Query} of the text, {@link
 * io.saddlebag.simulator.soql.Search} ties it to the schema and runs it over the store. It knows as much of SOQL as a loader
 * needs (contract sheet, section 5); for the rest it says that the simulator does not implement it. It writes no JSON.
 */
package io.saddlebag.simulator.soql;
