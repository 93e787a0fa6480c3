/**
 * Bulk API 2.0. In come jobs and one CSV upload each; rows leave for the org 200 at a time, on a thread of their own
 * and at a {@link io.saddlebag.simulator.bulk.Pace} that can be set; out come the job's state and its result files. Uploads
 * and results are files, never held in memory. Of a query job only the ids of its records are kept; a page of results is read
 * from the org while it is sent. Bulk API 1.0 is not here.
 *
 * <p>The facts are those of the contract sheet, section 4. Where it gives a code but no text, the text is ours.
 */
package io.saddlebag.simulator.bulk;
