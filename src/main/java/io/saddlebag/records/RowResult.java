package io.saddlebag.records;

/**
 * What became of a row, in the words of a results file. What does not apply is an empty text.
 *
 * @param outcome {@link #DELIVERED} or {@code dead letter}, say
 * @param salesforceId 18 characters
 * @param change {@code created}, {@code updated} or {@code deleted}
 * @param errorCode Salesforce's or ours
 * @param message for a person
 */
public record RowResult(String outcome, String salesforceId, String change, String errorCode, String message) {
    public static final String DELIVERED = "delivered";
}
