package io.saddlebag.mapping;

/** What the name of a column or member means to a mapping that has the line {@code * = .}. */
public sealed interface NamedField {

    /**
     * A field that the record gets, or a parent by its external id.
     *
     * @param name in Salesforce's own spelling
     * @param slot the field that is written, which a record sets only once: for a parent the one that holds its Id
     */
    record Writable(FieldName name, String slot) implements NamedField {}

    /**
     * A parent, whose external id is a member of the object with this name: {@code {"Account": {"Customer_No__c": "A-1"}}}.
     *
     * @param relationship in Salesforce's own spelling
     * @param slot as above
     */
    record Parent(String relationship, String slot) implements NamedField {}

    /** @param why to be read after the name: {@code Salesforce sets it itself} */
    record Unwritable(String why) implements NamedField {}

    /** Neither a field nor a parent. */
    record Unknown() implements NamedField {}

    /**
     * In Salesforce's own JSON each record has this member, {@code {"type": "Contact", "url": …}}.
     *
     * @param object the type that the records of this flow have
     */
    record Attributes(String object) implements NamedField {}

    /** Not reported: another line sets the field or reads the column, or the name is one of Salesforce's own. */
    record Ignored() implements NamedField {}
}
