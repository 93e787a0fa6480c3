package io.saddlebag.mapping;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The left side of a line: a field ({@code LastName}), a parent found by its external id ({@code Account.Customer_No__c}), or one of
 * several kinds of parent ({@code Lead:Who.Email}, as the headers of Bulk API files write it).
 *
 * @param type the parent's object, where the relationship may point to several
 * @param parent the relationship; empty for a field of the record itself
 * @param field the field, or the parent's external id field
 */
public record FieldName(Optional<String> type, Optional<String> parent, String field) {

    /** Letters, digits and underscores, beginning with a letter, as Salesforce has its API names; {@code __c}, {@code __r} end them. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*(?<!_)");

    private static final Pattern SHAPE = Pattern.compile("(?:([^:.]*):)?(?:([^:.]*)\\.)?([^:.]*)");

    /** Empty for what is no name of a field or of a parent's external id. */
    public static Optional<FieldName> of(String written) {
        return read(written).name();
    }

    /** @return the name, or empty and a sentence what is wrong in {@link Shape#wrong} */
    static Shape read(String written) {
        Matcher parts = SHAPE.matcher(written);
        if (!parts.matches()) {
            return Shape.wrong("'" + written + "' is no field name.", "Write Field or Parent.ExternalIdField.");
        }
        FieldName name =
                new FieldName(Optional.ofNullable(parts.group(1)), Optional.ofNullable(parts.group(2)), parts.group(3));
        return name.checked();
    }

    /** A field name, or what is wrong with it. */
    record Shape(Optional<FieldName> name, String what, String fix) {
        static Shape wrong(String what, String fix) {
            return new Shape(Optional.empty(), what, fix);
        }
    }

    /** What two lines must not share: the field, or the whole parent, because a record has one parent by one key. */
    public String slot() {
        return parent.map(FieldName::idFieldOf).orElse(field);
    }

    private static String idFieldOf(String relationship) {
        return relationship.endsWith("__r")
                ? relationship.substring(0, relationship.length() - 1) + "c"
                : relationship + "Id";
    }

    private Shape checked() {
        for (String part : new String[] {type.orElse("A"), parent.orElse("A"), field}) {
            if (!NAME.matcher(part).matches()) {
                return Shape.wrong(
                        part.isEmpty() ? "'" + this + "' is no field name." : "'" + part + "' is no field name.",
                        "Names hold letters, digits and underscores, as in LastName or Customer_No__c.");
            }
        }
        return parent.isPresent() ? checkedParent() : checkedField();
    }

    private Shape checkedField() {
        if (type.isPresent()) {
            return Shape.wrong(
                    "'" + this + "' names an object but no parent.", "Write Lead:Who.Email, or the field alone.");
        }
        if (field.endsWith("__r")) {
            return Shape.wrong(
                    "'" + field + "' is a relationship.", "Name the parent's key too: " + field + ".External_Id__c.");
        }
        return field.equalsIgnoreCase("attributes")
                ? Shape.wrong("'attributes' is no field.", "Leave the line out.")
                : new Shape(Optional.of(this), "", "");
    }

    private Shape checkedParent() {
        String relationship = parent.orElseThrow();
        if (relationship.endsWith("__c")) {
            String right = relationship.substring(0, relationship.length() - 1) + "r." + field;
            return Shape.wrong("'" + relationship + "' is a field, not a parent.", "Did you mean '" + right + "'?");
        }
        return new Shape(Optional.of(this), "", "");
    }

    /** As the mapping writes it. */
    @Override
    public String toString() {
        return type.map(object -> object + ":").orElse("")
                + parent.map(relationship -> relationship + ".").orElse("")
                + field;
    }
}
