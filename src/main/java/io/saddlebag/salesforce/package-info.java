/**
 * What Salesforce is told and what it answers. Records go in, each with its key; an {@link io.saddlebag.salesforce.Outcome}
 * comes out for each, or a {@link io.saddlebag.salesforce.Trouble} that says why the flow must pause. Nothing here reads
 * files, keeps books or knows where a record came from.
 */
package io.saddlebag.salesforce;
