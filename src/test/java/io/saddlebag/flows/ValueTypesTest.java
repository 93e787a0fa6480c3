package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.ledger.Counts;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValueTypesTest {

    private static final String SEED = """
            {"objects": [{"name": "Thing__c", "fields": [
              {"name": "Ext__c", "length": 20, "externalId": true, "unique": true},
              {"name": "Text__c", "length": 40}, {"name": "Phone__c", "type": "phone", "length": 40},
              {"name": "Pick__c", "type": "picklist"}, {"name": "Amount__c", "type": "currency", "precision": 18, "scale": 2},
              {"name": "Count__c", "type": "int", "digits": 9}, {"name": "On__c", "type": "boolean"},
              {"name": "Day__c", "type": "date"}, {"name": "At__c", "type": "datetime"}]}],
             "fields": {"Account": [{"name": "No__c", "type": "double", "precision": 18, "scale": 0, "externalId": true,
               "unique": true}]},
             "records": {"Account": [{"Name": "Acme", "Customer_No__c": "4711", "No__c": 7}]}}
            """;

    private static final String LINES = """
            Ext__c = .id
            Text__c = .text
            Phone__c = .phone
            Pick__c = .pick
            Amount__c = .amount
            Count__c = .count
            On__c = .on
            Day__c = .day
            At__c = .at
            """;

    @TempDir
    private Path home;

    @Test
    void values_of_another_json_type_become_what_their_fields_take() throws Exception {
        try (var journey = started("Thing__c", LINES)) {
            var report = journey.receives("mine", "things.ndjson", """
                    {"id": 7, "text": 100000, "phone": 4930123456, "pick": true, "amount": "12.50", "count": "3", "on": "1"}
                    {"id": "8", "text": false, "count": 4.0, "on": 0, "day": "2024-02-29", "at": "2024-02-29T12:00:00+01:00"}
                    """);

            assertThat(report.counts()).isEqualTo(new Counts(2, 0, 0, 0));
            var first = journey.salesforce.records("Thing__c").get(0);
            assertThat(first)
                    .containsEntry("Ext__c", "7")
                    .containsEntry("Text__c", "100000")
                    .containsEntry("Phone__c", "4930123456")
                    .containsEntry("Pick__c", "true")
                    .containsEntry("On__c", true);
            assertThat(new BigDecimal(first.get("Amount__c").toString())).isEqualByComparingTo("12.50");
            var second = journey.salesforce.records("Thing__c").get(1);
            assertThat(second)
                    .containsEntry("Text__c", "false")
                    .containsEntry("On__c", false)
                    .containsEntry("Day__c", "2024-02-29")
                    .containsEntry("At__c", "2024-02-29T11:00:00.000+0000");
        }
    }

    @Test
    void what_a_field_cannot_take_is_refused_here_with_its_column_and_costs_no_call() throws Exception {
        try (var journey = started("Thing__c", LINES)) {
            var bad =
                    "{\"id\": \"%d\", \"amount\": \"1.234,50\", \"count\": 1.5, \"on\": \"ja\", \"day\": \"31.12.2026\","
                            + " \"at\": 1764460800}\n";
            var rows = IntStream.range(0, 400).mapToObj(bad::formatted).collect(Collectors.joining());

            var report = journey.receives("mine", "things.ndjson", rows + "{\"id\": \"ok\", \"count\": 1}\n");

            assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 400));
            assertThat(report.calls()).as("describe, and the row that is right").isEqualTo(2);
            assertThat(journey.deadLetters().get(0).failure().code()).isEqualTo("REJECTED_VALUE");
            assertThat(journey.deadLetters().get(0).failure().message())
                    .contains("Amount__c: '1.234,50' in column 'amount' is no plain number")
                    .contains("Count__c: '1.5' in column 'count' is no whole number")
                    .contains("On__c: 'ja' in column 'on' is neither true nor false")
                    .contains("Day__c: '31.12.2026' in column 'day' is no date")
                    .contains("At__c: '1764460800' in column 'at' is a number");
        }
    }

    @Test
    void a_thousand_numbers_for_a_text_field_load_with_a_call_for_each_200() throws Exception {
        try (var journey = started("Contact", "Ext__c = .id\nLastName = .last\n")) {
            var rows = IntStream.range(0, 1_000)
                    .mapToObj(i -> "{\"id\": " + (100_000 + i) + ", \"last\": \"Lee\"}")
                    .collect(Collectors.joining(",", "[", "]"));

            var report = journey.receives("mine", "n.json", rows);

            assertThat(report.counts()).isEqualTo(new Counts(1_000, 0, 0, 0));
            assertThat(report.calls()).isEqualTo(6);
        }
    }

    @Test
    void the_key_of_a_parent_may_be_a_number_in_the_file_whatever_it_is_in_the_org() throws Exception {
        try (var journey = started("Contact", """
                Ext__c = .id
                LastName = .id
                Account.Customer_No__c = .account
                """)) {
            assertThat(journey.receives("mine", "a.json", "[{\"id\": 1, \"account\": 4711}]")
                            .counts())
                    .isEqualTo(new Counts(1, 0, 0, 0));
        }
    }

    @Test
    void a_mistake_that_only_salesforce_sees_costs_a_few_calls_though_every_row_makes_it() throws Exception {
        try (var journey = started("Contact", """
                Ext__c = .id
                LastName = .id
                Account.No__c = .account
                """)) {
            var rows = IntStream.range(0, 400)
                    .mapToObj(i -> "C-" + i + "," + (i % 100 == 50 ? "7" : "A-" + i) + "\n")
                    .collect(Collectors.joining("", "id,account\n", ""));

            var report = journey.receives("mine", "a.csv", rows);

            assertThat(report.counts()).isEqualTo(new Counts(4, 0, 0, 396));
            assertThat(report.calls()).isLessThanOrEqualTo(5);
            assertThat(journey.deadLetters()).allSatisfy(dead -> {
                assertThat(dead.failure().code()).isEqualTo("JSON_PARSER_ERROR");
                assertThat(dead.failure().fields()).containsExactly("Account.No__c");
            });
        }
    }

    private Journey started(String object, String lines) throws Exception {
        var journey = new Journey(home).flow("mine", """
                        - templatedRoute:
                            routeTemplateRef: inbox-to-salesforce
                            routeId: mine
                            parameters:
                              - {name: object, value: %s}
                              - {name: key, value: Ext__c}
                              - name: fields
                                value: |
                        """.formatted(object) + lines.indent(10));
        journey.salesforce.plant(Files.writeString(home.resolve("seed.json"), SEED));
        return journey.start();
    }
}
