package io.saddlebag.simulator.schema;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The objects of the org: the stock ones, and what is added while it runs. Safe for many threads. */
public final class Schema {

    private final InstantSource clock;
    private volatile Map<String, SObject> byName = new TreeMap<>();
    private volatile Instant changed;

    public Schema(InstantSource clock) {
        this.clock = clock;
        SchemaText.STOCK.forEach(name -> add(SchemaText.resource(name)));
    }

    /** Without any custom field: as Salesforce hands an org out. */
    public static Schema stock(InstantSource clock) {
        var schema = new Schema(clock);
        schema.objects().forEach(object -> schema.add(object.withoutCustomFields()));
        return schema;
    }

    public Optional<SObject> object(String anyCase) {
        return Optional.ofNullable(byName.get(anyCase.toLowerCase(Locale.ROOT)));
    }

    /** All objects, in order of their names. */
    public List<SObject> objects() {
        return List.copyOf(byName.values());
    }

    public Optional<SObject> withPrefix(String keyPrefix) {
        return byName.values().stream()
                .filter(object -> object.keyPrefix().equals(keyPrefix))
                .findFirst();
    }

    /** When an object or field was last added: what {@code If-Modified-Since} on describe is held against. */
    public Instant changed() {
        return changed;
    }

    /** Adds an object, or replaces the one of that name; its records stay, so keep the order of its fields. */
    public synchronized void add(SObject object) {
        var more = new TreeMap<>(byName);
        more.put(object.name().toLowerCase(Locale.ROOT), object);
        byName = more;
        changed = clock.instant();
    }

    /** Adds a field to an object, or replaces the field of that name. */
    public synchronized void add(String object, Field field) {
        add(known(object).with(field));
    }

    /** Makes a field required, as an admin would. */
    public void require(String object, String field) {
        var found = known(object)
                .field(field)
                .orElseThrow(() -> new IllegalArgumentException(object + " has no field " + field));
        add(object, found.without(Flag.NILLABLE, Flag.DEFAULTED_ON_CREATE));
    }

    private SObject known(String object) {
        return object(object).orElseThrow(() -> new IllegalArgumentException("There is no object " + object));
    }
}
