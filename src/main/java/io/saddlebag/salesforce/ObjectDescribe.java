package io.saddlebag.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What describe says of one sObject, as far as loading needs it.
 *
 * @param allowed what the user of the login may do with its records
 */
public record ObjectDescribe(String name, Set<Operation> allowed, Map<String, Field> fieldsByLowerName) {

    /**
     * Reads the answer of {@code GET /sobjects/NAME/describe}.
     *
     * @return empty when it is no describe: without the name of an object, or without fields
     */
    public static Optional<ObjectDescribe> read(JsonNode root) {
        if (root == null
                || !root.path("fields").isArray()
                || !ApiName.isObject(root.path("name").asText())) {
            return Optional.empty();
        }
        var fields = StreamSupport.stream(root.path("fields").spliterator(), false)
                .map(ObjectDescribe::field)
                .collect(Collectors.toUnmodifiableMap(
                        field -> field.name().toLowerCase(Locale.ROOT), field -> field, (first, second) -> first));
        return Optional.of(new ObjectDescribe(root.path("name").asText(), allowed(root), fields));
    }

    /** What is not told is tried: Salesforce refuses it, if it must. An upsert may find only what is there, or only what is not. */
    private static Set<Operation> allowed(JsonNode root) {
        boolean creates = root.path("createable").asBoolean(true);
        boolean updates = root.path("updateable").asBoolean(true);
        return Stream.of(Operation.values())
                .filter(operation -> switch (operation) {
                    case INSERT -> creates;
                    case UPDATE -> updates;
                    case UPSERT -> creates || updates;
                    case DELETE -> root.path("deletable").asBoolean(true);
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Salesforce takes field names in any case. */
    public Optional<Field> field(String fieldName) {
        return Optional.ofNullable(fieldsByLowerName.get(fieldName.toLowerCase(Locale.ROOT)));
    }

    /** The reference field whose parent goes by this name: {@code Account} → {@code AccountId}. */
    public Optional<Field> relationship(String relationshipName) {
        return fieldsByLowerName.values().stream()
                .filter(field -> relationshipName.equalsIgnoreCase(field.relationshipName()))
                .findFirst();
    }

    /** The reference fields, in small letters, with their relationships, but for those to users: they are nobody's parent. */
    public Map<String, String> parentFields() {
        return fieldsByLowerName.entrySet().stream()
                .filter(field -> !field.getValue().relationshipName().isEmpty()
                        && !field.getValue().referenceTo().contains("User"))
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, field -> field.getValue().relationshipName()));
    }

    /** The names of these fields, sorted, so that what is told does not change from one time to the next. */
    public List<String> names(Predicate<Field> which, Function<Field, String> name) {
        return fieldsByLowerName.values().stream()
                .filter(which)
                .map(name)
                .sorted()
                .toList();
    }

    private static Field field(JsonNode node) {
        return new Field(
                node.path("name").asText(),
                node.path("label").asText(),
                node.path("type").asText(),
                node.path("length").asInt(),
                node.path("nillable").asBoolean(),
                node.path("createable").asBoolean(),
                node.path("updateable").asBoolean(),
                node.path("defaultedOnCreate").asBoolean(),
                node.path("externalId").asBoolean(),
                node.path("idLookup").asBoolean(),
                node.path("unique").asBoolean(),
                node.path("caseSensitive").asBoolean(),
                isSetBySalesforce(node),
                node.path("relationshipName").asText(""),
                texts(node.path("referenceTo")));
    }

    private static boolean isSetBySalesforce(JsonNode field) {
        boolean writable =
                field.path("createable").asBoolean() || field.path("updateable").asBoolean();
        return field.path("calculated").asBoolean()
                || field.path("autoNumber").asBoolean()
                || !writable && !field.path("permissionable").asBoolean();
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
