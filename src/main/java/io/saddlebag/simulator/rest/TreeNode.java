package io.saddlebag.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.schema.SObject;
import java.util.Optional;

/**
 * A record of an sObject tree.
 *
 * @param record its own members, without those that hold its children
 * @param pointer where it stands in the body, {@code /records/0/Contacts/records/1}
 * @param parent under which record it hangs; empty for those at the top
 */
record TreeNode(SObject type, String referenceId, JsonNode record, String pointer, Optional<Parent> parent) {

    /** @param reference the field of the child that points to it */
    record Parent(String referenceId, Field reference) {}
}
