package io.saddlebag.simulator.bulk;

import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.schema.SObject;
import java.util.Optional;

/**
 * What a job was created to do.
 *
 * @param key the field an upsert matches on; empty for other operations
 * @param assignmentRuleId kept and given back; the simulator has no assignment rules
 * @param apiVersion of the call that created it, 66.0
 */
record JobSpec(
        SObject type,
        Operation operation,
        Optional<Field> key,
        LineEnding lineEnding,
        ColumnDelimiter delimiter,
        Optional<String> assignmentRuleId,
        double apiVersion) {}
