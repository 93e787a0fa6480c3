package io.saddlebag.simulator.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Json;
import io.saddlebag.simulator.schema.FieldType;
import io.saddlebag.simulator.schema.Flag;
import io.saddlebag.simulator.soql.Column;
import io.saddlebag.simulator.soql.Search.Found;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The answer to a query with {@code columns=true}: its columns instead of its records. No guide has it, but the Salesforce CLI
 * lays the tables of {@code sf data query} out by it; the members are those that it reads, in the form it expects.
 */
final class QueryColumns {

    /** @param joined the columns of a parent; empty for a column of the object itself */
    private record Entry(String name, String apexType, boolean aggregate, boolean updatable, List<Entry> joined) {

        static Entry of(Column column) {
            var field = column.field();
            return new Entry(field.name(), apexTypeOf(field.type()), false, field.is(Flag.UPDATEABLE), List.of());
        }
    }

    private QueryColumns() {}

    static Answer of(Found found) {
        var entries = found instanceof Found.Records records ? entries(records.columns()) : count((Found.Count) found);
        return Json.answer(200, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("columnMetadata");
            write(json, entries);
            json.writeEndArray();
            json.writeStringField("entityName", found.type().name());
            json.writeBooleanField("groupBy", false);
            json.writeBooleanField("idSelected", entries.stream().anyMatch(entry -> entry.name()
                    .equals("Id")));
            json.writeStringField("keyPrefix", found.type().keyPrefix());
            json.writeEndObject();
        });
    }

    private static List<Entry> count(Found.Count count) {
        return count.alias().stream()
                .map(alias -> new Entry(alias, "Integer", true, false, List.of()))
                .toList();
    }

    /** A parent stands where its first column does, with all of them. */
    private static List<Entry> entries(List<Column> columns) {
        var entries = new LinkedHashMap<String, Entry>();
        for (var column : columns) {
            if (column instanceof Column.OfParent up) {
                entries.computeIfAbsent(
                                up.reference().relationshipName().orElseThrow(),
                                name -> new Entry(name, up.parent().name(), false, false, new ArrayList<>()))
                        .joined()
                        .add(Entry.of(column));
            } else {
                entries.put(column.field().name(), Entry.of(column));
            }
        }
        return List.copyOf(entries.values());
    }

    private static void write(JsonGenerator json, List<Entry> entries) throws IOException {
        for (var entry : entries) {
            json.writeStartObject();
            json.writeBooleanField("aggregate", entry.aggregate());
            json.writeStringField("apexType", entry.apexType());
            json.writeBooleanField("booleanType", entry.apexType().equals("Boolean"));
            json.writeStringField("columnName", entry.name());
            json.writeBooleanField("custom", entry.name().endsWith("__c"));
            json.writeStringField("displayName", entry.name());
            json.writeNullField("foreignKeyName");
            json.writeBooleanField("insertable", entry.updatable());
            json.writeArrayFieldStart("joinColumns");
            write(json, entry.joined());
            json.writeEndArray();
            json.writeBooleanField("numberType", List.of("Integer", "Double").contains(entry.apexType()));
            json.writeBooleanField("textType", entry.apexType().equals("String"));
            json.writeBooleanField("updatable", entry.updatable());
            json.writeEndObject();
        }
    }

    private static String apexTypeOf(FieldType type) {
        return switch (type) {
            case ID, REFERENCE -> "Id";
            case BOOLEAN -> "Boolean";
            case INT -> "Integer";
            case DOUBLE, CURRENCY, PERCENT -> "Double";
            case DATE -> "Date";
            case DATETIME -> "Datetime";
            case TIME -> "Time";
            case ADDRESS -> "Address";
            default -> "String";
        };
    }
}
