package io.saddlebag.ledger;

import java.time.Instant;

/**
 * A file that needs a person: a flow leaves it where it is so that the others load, or somebody damaged it.
 *
 * @param path as a user would type it from the home: {@code inbox/contacts/march.csv}
 * @param reason a sentence that names the file
 */
public record LeftFile(String flow, String path, String reason, Instant since) {}
