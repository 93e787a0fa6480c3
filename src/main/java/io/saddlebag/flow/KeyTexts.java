package io.saddlebag.flow;

import io.saddlebag.records.Blanks;
import io.saddlebag.salesforce.Field;
import io.saddlebag.salesforce.ObjectDescribe;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Trims the texts by which records are found: keys, external ids, unique fields, Ids, and the keys of parents. A key with a
 * blank or a character that nobody sees at its end would make a second record that looks like the first. CSV cells come
 * trimmed; texts of JSON do not, and other fields get them as they are.
 */
final class KeyTexts {

    private final Flow flow;
    private final ObjectDescribe describe;

    KeyTexts(Flow flow, ObjectDescribe describe) {
        this.flow = flow;
        this.describe = describe;
    }

    Map<String, Object> trimmed(Map<String, Object> fields) {
        var trimmed = new LinkedHashMap<>(fields);
        trimmed.replaceAll((field, value) -> value instanceof Map<?, ?> parent ? parent(parent) : text(field, value));
        return trimmed;
    }

    private static Object parent(Map<?, ?> parent) {
        var trimmed = new LinkedHashMap<Object, Object>(parent);
        trimmed.replaceAll((field, value) -> value instanceof String text ? Blanks.trim(text) : value);
        return trimmed;
    }

    private Object text(String field, Object value) {
        if (!(value instanceof String text) || Blanks.trim(text).length() == text.length()) {
            return value;
        }
        boolean key = field.equalsIgnoreCase(flow.key())
                || field.equalsIgnoreCase(flow.unique())
                || describe.field(field).filter(KeyTexts::finds).isPresent();
        return key ? Blanks.trim(text) : text;
    }

    private static boolean finds(Field field) {
        return field.usableAsKey()
                || field.unique()
                || field.type().equals("reference")
                || field.type().equals("id");
    }
}
