package io.saddlebag.deadletter;

import java.util.List;

/**
 * Dead letters to be sent again, by whoever runs the flows.
 *
 * @param overwrite whether records that were changed in Salesforce since are overwritten
 */
public record ReplayRequest(List<String> ids, boolean overwrite) {

    /** How the ledger's requests call it. */
    public static final String KIND = "replay";

    public ReplayRequest {
        ids = List.copyOf(ids);
    }
}
