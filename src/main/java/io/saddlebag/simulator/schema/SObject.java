package io.saddlebag.simulator.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An object: its names and its fields, each at a place that it keeps when more fields come. */
public final class SObject {

    private final String name;
    private final String keyPrefix;
    private final String label;
    private final String labelPlural;
    private final List<Field> fields;
    private final List<Field> required;
    private final List<Field> defaulted;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Integer> relationships = new HashMap<>();

    /** @param keyPrefix the first three characters of its ids, {@code 003} */
    public SObject(String name, String keyPrefix, String label, String labelPlural, List<Field> fields) {
        this.name = name;
        this.keyPrefix = keyPrefix;
        this.label = label;
        this.labelPlural = labelPlural;
        this.fields = List.copyOf(fields);
        this.required = fields.stream().filter(Field::isRequired).toList();
        this.defaulted = fields.stream()
                .filter(field -> field.defaultValue().isPresent())
                .toList();
        for (int place = 0; place < fields.size(); place++) {
            int at = place;
            places.put(lower(fields.get(place).name()), place);
            places.put(fields.get(place).name(), place);
            fields.get(place).relationshipName().ifPresent(parent -> relationships.put(lower(parent), at));
        }
    }

    /** A custom object with the system fields every object has, and an optional {@code Name}. */
    public static SObject custom(String name, String keyPrefix, Field... fields) {
        var all = new ArrayList<>(SystemFields.of(name));
        all.addAll(List.of(fields));
        var label = name.replaceAll("__c$", "").replace('_', ' ');
        return new SObject(name, keyPrefix, label, label + "s", all);
    }

    public String name() {
        return name;
    }

    public String keyPrefix() {
        return keyPrefix;
    }

    public String label() {
        return label;
    }

    public String labelPlural() {
        return labelPlural;
    }

    public List<Field> fields() {
        return fields;
    }

    /** The fields without which no record is created. */
    public List<Field> required() {
        return required;
    }

    /** The fields that get a value on create when none is given. */
    public List<Field> defaulted() {
        return defaulted;
    }

    public boolean isCustom() {
        return name.endsWith("__c");
    }

    /** There is one organization, and nobody adds another. */
    public boolean isCreateable() {
        return !name.equals("Organization");
    }

    /** Users are switched off, never deleted. */
    public boolean isDeletable() {
        return isCreateable() && !name.equals("User");
    }

    /** The field of this name, in whatever case. */
    public Optional<Field> field(String anyCase) {
        int place = placeOf(anyCase);
        return place < 0 ? Optional.empty() : Optional.of(fields.get(place));
    }

    /** The place of a field of this object among {@link #fields()}; -1 when it has none of that name. */
    public int placeOf(String anyCase) {
        // Nearly always the name is written as it is, and then need not be lowered.
        var place = places.get(anyCase);
        return place == null ? places.getOrDefault(lower(anyCase), -1) : place;
    }

    /** The reference behind a relationship, {@code Account → AccountId}. */
    public Optional<Field> relationship(String anyCase) {
        return Optional.ofNullable(relationships.get(lower(anyCase))).map(fields::get);
    }

    /** The same object with the field added, or replaced where it had one of that name. */
    SObject with(Field field) {
        var more = new ArrayList<>(fields);
        var place = placeOf(field.name());
        if (place < 0) {
            more.add(field);
        } else {
            more.set(place, field);
        }
        return new SObject(name, keyPrefix, label, labelPlural, more);
    }

    SObject withoutCustomFields() {
        var standard =
                fields.stream().filter(field -> !field.name().endsWith("__c")).toList();
        return new SObject(name, keyPrefix, label, labelPlural, standard);
    }

    @Override
    public String toString() {
        return name;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
