package io.saddlebag.check;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What Camel calls the data formats at run time; in a route several share one name. */
final class DataFormats {

    /** What stands beside the format under marshal and unmarshal. */
    private static final Set<String> BESIDE = Set.of(
            "id", "description", "note", "disabled", "allowNullBody", "variableSend", "variableReceive", "custom");

    private static final Map<String, String> RENAMED = Map.of(
            "json",
            "jackson",
            "yaml",
            "snakeYaml",
            "bindy",
            "bindyCsv",
            "json/gson",
            "gson",
            "json/fastjson",
            "fastjson",
            "json/jsonb",
            "jsonb",
            "avro/jackson",
            "avroJackson",
            "protobuf/jackson",
            "protobufJackson");

    private DataFormats() {}

    static boolean isFormat(String key) {
        return !BESIDE.contains(key);
    }

    /** @param library the option of that name; empty where it is left out */
    static String name(String key, String library) {
        return RENAMED.getOrDefault(key + "/" + library.toLowerCase(Locale.ROOT), RENAMED.getOrDefault(key, key));
    }
}
