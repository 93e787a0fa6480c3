package io.saddlebag.simulator.schema;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A field of an object.
 *
 * @param compound the compound field it is part of, {@code MailingAddress}
 * @param referenceTo the objects a reference may point to
 * @param relationshipName the name by which a parent is addressed, {@code Account}
 * @param values a picklist's values
 * @param defaultValue what an insert gets when it gives none
 */
public record Field(
        String name,
        FieldType type,
        Size size,
        Set<Flag> flags,
        String label,
        Optional<String> compound,
        List<String> referenceTo,
        Optional<String> relationshipName,
        List<String> values,
        Optional<String> defaultValue) {

    public Field {
        flags = Set.copyOf(flags);
        referenceTo = List.copyOf(referenceTo);
        values = List.copyOf(values);
    }

    /**
     * A field anybody may write and leave empty.
     *
     * @param size {@code 40} characters, {@code 18,2} digits, or empty
     */
    public static Field of(String name, FieldType type, String size) {
        return new Field(
                name,
                type,
                Size.of(type, size),
                type == FieldType.BOOLEAN
                        ? EnumSet.of(Flag.CREATEABLE, Flag.UPDATEABLE, Flag.DEFAULTED_ON_CREATE)
                        : EnumSet.of(Flag.CREATEABLE, Flag.UPDATEABLE, Flag.NILLABLE),
                name.replaceAll("__c$", "").replace('_', ' '),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                type == FieldType.BOOLEAN ? Optional.of("false") : Optional.empty());
    }

    public static Field text(String name, int length) {
        return of(name, FieldType.STRING, String.valueOf(length));
    }

    /** A text by which records can be upserted: external id, unique, ignoring case. */
    public static Field externalId(String name, int length) {
        return text(name, length).with(Flag.EXTERNAL_ID, Flag.UNIQUE, Flag.ID_LOOKUP);
    }

    /** A reference; its relationship is named as Salesforce would, {@code Site__c → Site__r}, {@code SiteId → Site}. */
    public static Field reference(String name, String... referenceTo) {
        var relationship =
                name.endsWith("__c") ? name.substring(0, name.length() - 1) + "r" : name.replaceAll("Id$", "");
        return of(name, FieldType.REFERENCE, "18").refersTo(List.of(referenceTo), Optional.of(relationship));
    }

    public static Field picklist(String name, String... values) {
        return of(name, FieldType.PICKLIST, "255").withValues(List.of(values));
    }

    public boolean is(Flag flag) {
        return flags.contains(flag);
    }

    public boolean isCustom() {
        return name.endsWith("__c");
    }

    /** Salesforce demands a value on create; page layouts do not bind the API. */
    public boolean isRequired() {
        return is(Flag.CREATEABLE) && !is(Flag.NILLABLE) && !is(Flag.DEFAULTED_ON_CREATE);
    }

    /** Records can be found by it: for upsert, and for a parent named by its key. */
    public boolean isKey() {
        return is(Flag.EXTERNAL_ID) || is(Flag.ID_LOOKUP);
    }

    public Field with(Flag... more) {
        var all = EnumSet.noneOf(Flag.class);
        all.addAll(flags);
        all.addAll(List.of(more));
        return flagged(all);
    }

    public Field without(Flag... fewer) {
        var left = EnumSet.noneOf(Flag.class);
        left.addAll(flags);
        left.removeAll(List.of(fewer));
        return flagged(left);
    }

    public Field labelled(String text) {
        return new Field(name, type, size, flags, text, compound, referenceTo, relationshipName, values, defaultValue);
    }

    public Field withValues(List<String> all) {
        return new Field(name, type, size, flags, label, compound, referenceTo, relationshipName, all, defaultValue);
    }

    public Field withDefault(String value) {
        return new Field(
                name, type, size, flags, label, compound, referenceTo, relationshipName, values, Optional.of(value));
    }

    Field partOf(Optional<String> whole) {
        return new Field(name, type, size, flags, label, whole, referenceTo, relationshipName, values, defaultValue);
    }

    public Field refersTo(List<String> objects, Optional<String> relationship) {
        return new Field(name, type, size, flags, label, compound, objects, relationship, values, defaultValue);
    }

    private Field flagged(Set<Flag> all) {
        return new Field(name, type, size, all, label, compound, referenceTo, relationshipName, values, defaultValue);
    }
}
