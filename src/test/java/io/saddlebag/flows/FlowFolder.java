package io.saddlebag.flows;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saddlebag.simulator.Simulator;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One case: {@code inbox/<flow>/<file>} are dropped one after the other, {@code routes/} (if there) are the flows instead of
 * the shipped ones, {@code expected/<Object>.json} holds the records in the order of their creation,
 * {@code expected/dead-letters.txt} and {@code expected/rejected.txt} the dead letters and the files set aside; in the latter
 * {@code SHIPPED} stands for the folder of the shipped flows.
 */
record FlowFolder(Path path) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    String name() {
        return path.getFileName().toString();
    }

    List<Path> files() throws IOException {
        try (var files = Files.walk(path.resolve("inbox"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    void copyRoutesTo(Path home) throws IOException {
        var own = path.resolve("routes");
        if (Files.isDirectory(own)) {
            var routes = Files.createDirectory(home.resolve("routes"));
            try (var files = Files.list(own)) {
                for (Path file : files.toList()) {
                    Files.copy(file, routes.resolve(file.getFileName()));
                }
            }
        }
    }

    /** The objects whose records are looked at. */
    List<String> objects() throws IOException {
        try (var files = Files.list(path.resolve("expected"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".json"))
                    .map(file -> file.replace(".json", ""))
                    .sorted()
                    .toList();
        }
    }

    List<Map<String, String>> expected(String object) throws IOException {
        var file = path.resolve("expected").resolve(object + ".json").toFile();
        return JSON.readValue(file, new TypeReference<List<Map<String, Object>>>() {}).stream()
                .map(FlowFolder::asText)
                .toList();
    }

    /** The records as Salesforce holds them, by the fields that any of the expected ones names; a field without a value is left out. */
    List<Map<String, String>> compared(String object, Simulator salesforce) throws IOException {
        var fields = new TreeSet<String>();
        expected(object).forEach(record -> fields.addAll(record.keySet()));
        var accounts = salesforce.records("Account").stream()
                .collect(Collectors.toMap(account -> account.get("Id"), account -> account.get("Customer_No__c")));
        return salesforce.records(object).stream()
                .map(record -> {
                    var seen = new LinkedHashMap<>(record);
                    // Ids are new in every run; the parent's number is not.
                    if (seen.containsKey("AccountId")) {
                        seen.put("Account", accounts.get(seen.get("AccountId")));
                    }
                    seen.keySet().retainAll(fields);
                    return asText(seen);
                })
                .toList();
    }

    /** Empty when the case expects none of them. */
    List<String> lines(String file) throws IOException {
        var lines = path.resolve("expected").resolve(file);
        return Files.exists(lines) ? Files.readAllLines(lines) : List.of();
    }

    /** Numbers are the same whatever their scale. */
    private static Map<String, String> asText(Map<String, Object> record) {
        var text = new TreeMap<String, String>();
        record.forEach((field, value) -> text.put(
                field,
                value instanceof Number number
                        ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
                        : String.valueOf(value)));
        return text;
    }
}
