package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.FlowText;
import io.saddlebag.ledger.Counts;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records are looked up by keys of every type, and by nothing else that a key may hold. */
class SoqlKeysTest {

    private static final String SEED = """
            {"objects": [{"name": "Thing__c", "fields": [
              {"name": "Text__c", "length": 80}, {"name": "Note__c", "length": 80},
              {"name": "No__c", "type": "double", "precision": 18, "scale": 2}, {"name": "Count__c", "type": "int", "digits": 9},
              {"name": "On__c", "type": "boolean"}, {"name": "Day__c", "type": "date"}, {"name": "At__c", "type": "datetime"},
              {"name": "Time__c", "type": "time"}, {"name": "Account__c", "type": "reference", "referenceTo": ["Account"]}]}],
             "records": {"Thing__c": [
               {"Text__c": "O'Hara \\\\ \\"x\\"", "No__c": 7.5, "Count__c": 7, "On__c": true, "Day__c": "2024-02-29",
                "At__c": "2024-02-29T11:00:00.000Z", "Time__c": "14:30:00.000Z"},
               {"Text__c": "other", "No__c": 8, "Count__c": 8, "On__c": false, "Day__c": "2024-03-01",
                "At__c": "2024-03-01T11:00:00.000Z", "Time__c": "15:30:00.000Z"}]}}
            """;

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "Text__c; O'Hara \\\\ \\\"x\\\"",
                "No__c; 7.50",
                "Count__c; 007",
                "On__c; 1",
                "Day__c; 2024-02-29",
                "At__c; 2024-02-29T12:00:00+01:00",
                "Time__c; 14:30"
            })
    void a_record_is_found_by_a_key_of_any_type(String key, String value) throws Exception {
        try (var journey = started(key)) {
            var report =
                    journey.receives("mine", "things.ndjson", "{\"id\": \"" + value + "\", \"note\": \"found\"}\n");

            assertThat(report.counts()).isEqualTo(new Counts(0, 1, 0, 0));
            assertThat(journey.salesforce.records("Thing__c"))
                    .extracting(record -> record.get("Note__c"))
                    .containsExactly("found", null);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "No__c; 2) OR (No__c > 0",
                "Count__c; 1 OR 1 = 1",
                "On__c; true) OR (Id != null",
                "Day__c; LAST_N_DAYS:3000",
                "Day__c; TODAY",
                "At__c; 2024-02-29T12:00:00Z) OR (Id != null",
                "Time__c; 14:30:00Z) OR (Id != null",
                "Account__c; x') OR (Id != '",
                "Account__c; TODAY",
                "Text__c; x') OR (Text__c != '",
                "Text__c; \\\\') OR (Id != ('",
                "Text__c; \\u001b'\\n) OR (",
                "No__c; 1e400"
            })
    void a_key_that_is_more_than_a_value_finds_nothing_and_becomes_a_dead_letter(String key, String value)
            throws Exception {
        try (var journey = started(key)) {
            var report =
                    journey.receives("mine", "things.ndjson", "{\"id\": \"" + value + "\", \"note\": \"found\"}\n");

            assertThat(report.counts()).isEqualTo(new Counts(0, 0, 0, 1));
            assertThat(journey.deadLetters()).singleElement().satisfies(dead -> {
                assertThat(dead.row().line()).isEqualTo(1);
                assertThat(dead.failure().code()).isIn("REJECTED_VALUE", "UNUSABLE_KEY", "NOT_FOUND");
                assertThat(dead.failure().message()).contains(key);
            });
            assertThat(journey.salesforce.records("Thing__c"))
                    .extracting(record -> record.get("Note__c"))
                    .containsOnlyNulls();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s,%s", "%s&allOrNone=true&ids=%s", "%s %s", "%s\\n%s", "%s/../%s"})
    void an_id_that_is_more_than_one_deletes_nothing(String both) throws Exception {
        var flow = FlowText.inbox("mine", "Thing__c").with("key", "Id").with("operation", "delete");
        try (var journey = new Journey(home).flow("mine", flow.mapping("Id = .id\n"))) {
            journey.salesforce.plant(Files.writeString(home.resolve("seed.json"), SEED));
            var ids = journey.salesforce.records("Thing__c").stream()
                    .map(record -> record.get("Id"))
                    .toArray();
            journey.start();

            var report = journey.receives("mine", "things.ndjson", "{\"id\": \"" + both.formatted(ids) + "\"}\n");

            assertThat(report.counts()).isEqualTo(new Counts(0, 0, 0, 1));
            assertThat(journey.deadLetters())
                    .singleElement()
                    .satisfies(dead -> assertThat(dead.failure().code()).isEqualTo("UNUSABLE_KEY"));
            assertThat(journey.salesforce.count("Thing__c")).isEqualTo(2);
        }
    }

    private Journey started(String key) throws Exception {
        var flow = FlowText.inbox("mine", "Thing__c").with("key", key).with("operation", "update");
        var journey = new Journey(home).flow("mine", flow.mapping(key + " = .id\nNote__c = .note\n"));
        journey.salesforce.plant(Files.writeString(home.resolve("seed.json"), SEED));
        return journey.start();
    }
}
