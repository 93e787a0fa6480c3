package io.saddlebag.simulator.store;

import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.schema.Flag;
import io.saddlebag.simulator.schema.SObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One version of a record the org holds, read field by field. Values are texts in Salesforce's own notation. */
public final class Held {

    private final SObject type;
    private final Stored stored;
    private String[] values;

    Held(SObject type, Stored stored) {
        this.type = type;
        this.stored = stored;
    }

    public SObject type() {
        return type;
    }

    /** 18 characters. */
    public String id() {
        return Ids.of(type.keyPrefix(), stored.number());
    }

    public boolean isDeleted() {
        return stored.deleted();
    }

    /** How often it was written: 1 after the insert. */
    public int writes() {
        return stored.writes();
    }

    public Instant modified() {
        return Instant.ofEpochMilli(stored.modified());
    }

    /** The value of a field, computed ones included; empty for null. */
    public Optional<String> value(Field field) {
        return Optional.ofNullable(
                switch (field.name()) {
                    case "Id" -> id();
                    case "IsDeleted" -> String.valueOf(stored.deleted());
                    case "CreatedDate" -> Times.format(stored.created());
                    case "CreatedById" -> stored.createdBy();
                    case "LastModifiedDate", "SystemModstamp" -> Times.format(stored.modified());
                    case "LastModifiedById" -> stored.modifiedBy();
                    default -> own(field);
                });
    }

    public Optional<String> value(String field) {
        return type.field(field).flatMap(this::value);
    }

    /** Every field that has a value, in the order of the schema, as Java values: text, decimal, boolean. */
    public Map<String, Object> toMap() {
        var map = new LinkedHashMap<String, Object>();
        type.fields().forEach(field -> value(field)
                .ifPresent(value -> map.put(field.name(), JavaValues.of(field.type(), value))));
        return map;
    }

    /** The values as stored, by the places of their fields; a copy. */
    public String[] stored() {
        return Packed.unpack(stored.packed(), type.fields().size());
    }

    Held with(byte[] packed) {
        return new Held(
                type,
                new Stored(
                        stored.number(),
                        packed,
                        stored.created(),
                        stored.modified(),
                        stored.createdBy(),
                        stored.modifiedBy(),
                        stored.writes(),
                        stored.deleted()));
    }

    private String own(Field field) {
        var computed = Computed.value(this, field);
        if (computed.isPresent()) {
            return computed.get();
        }
        if (values == null) {
            values = stored();
        }
        var value = values[type.placeOf(field.name())];
        return value == null && !field.is(Flag.NILLABLE) ? field.defaultValue().orElse(null) : value;
    }
}
