package io.saddlebag.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A record that a user created, as a query gives it.
 *
 * @param created its CreatedDate, in whole seconds
 * @param fields the columns of the query; those of a parent stand in a member of their own
 */
record CreatedRecord(String id, Instant created, JsonNode fields) {}
