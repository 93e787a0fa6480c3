package io.saddlebag.flow;

import io.saddlebag.mapping.Mapping;
import io.saddlebag.records.Place;
import io.saddlebag.records.ReadOptions;
import io.saddlebag.salesforce.Operation;
import java.util.Optional;

/**
 * One flow as its file in {@code routes/} defines it.
 *
 * @param id the route's id, which is also the name of its inbox
 * @param queue the queue that its records come from; empty for an inbox
 * @param place where the flow begins, for messages
 * @param key the field that records are matched on; empty for an insert
 * @param unique for an insert: the field by which a record is looked up when nobody heard whether it was created; empty
 *     when the flow names none
 * @param mappingText the mapping as written, to tell whether it has changed since a file was loaded
 */
public record Flow(
        String id,
        Optional<String> queue,
        Place place,
        String object,
        Operation operation,
        String key,
        String unique,
        Mapping mapping,
        String mappingText,
        ReadOptions reading) {

    /** A flow that takes the same records from a queue. */
    Flow fromQueue(String otherId, String otherQueue, Place otherPlace) {
        return new Flow(
                otherId,
                Optional.of(otherQueue),
                otherPlace,
                object,
                operation,
                key,
                unique,
                mapping,
                mappingText,
                reading);
    }
}
